// The clock of this phone is as many days off as the address says: `?off=-40`.
(function () {
  var off = +(/[?&]off=(-?\d+)/.exec(location.search) || [])[1] || 0, now = Date.now;
  Date.now = function () {
    return now() + off * 86400000;
  };
})();
