// The gallery's own words in English. What a widget draws is for citizens and stays in Chinese.
(function () {
  "use strict";
  var EN = {
    "示例": "Examples", "做代码": "Builder", "文档": "Docs",
    "每个示例是一个数据文件。选好宽度、外观和字号再打开预览，也可以让接口出错，看组件怎样保留页面原有的内容（数据写在标签里、页面里的示例没有接口，不受影响）；标明“示例数据”的，地名和金额均为虚构。":
      "Every example is a file of data. Choose width, theme and size before you open a preview, or let the endpoint fail and see how the content of the page stays (examples with their data in the page have no endpoint). Where it says “sample data”, names and figures are made up. What the widgets draw is in Chinese: it is for citizens in China.",
    "宽度": "Width", "与本页同宽": "As wide as this page", "320 像素（小屏手机）": "320 px (small phone)", "390 像素（手机）": "390 px (phone)",
    "768 像素（平板）": "768 px (tablet)", "1280 像素（电脑）": "1280 px (desk)",
    "外观": "Theme", "跟随系统": "As the system", "浅色": "Light", "深色": "Dark", "高对比度": "High contrast",
    "字号": "Size", "普通": "Normal", "适老版": "Elder",
    "接口": "Endpoint", "正常": "Works", "服务器出错（500）": "Server error (500)", "没有这个地址（404）": "Not found (404)", "返回登录页": "Answers with a login page",
    "数据断在中间": "Data cut off", "什么也没有": "Empty", "请求太多（429）": "Too many requests (429)", "中途断开": "Connection reset",
    "列名都变了": "All columns renamed", "超过大小": "Too large",
    "查找": "Find", "组件": "Widget", "全部": "All", "空气": "Air", "水质": "Water", "预算": "Budget", "民生项目": "Livelihood projects", "政策": "Policy", "意见征集": "Consultation", "清单": "List",
    "预览": "Preview", "明白 Mingbai · 政务公开组件": "Mingbai · widgets for public disclosure",
    "正在读取示例列表…": "Reading the list of examples…", "共 ": "", " 个示例": " examples", "，显示 ": ", shown: ", " 个": "",
    "跨域接口": "endpoint on another origin", "分页的接口": "endpoint in pages", "标签内的 JSON": "JSON in the tag", "页面脚本给的数据": "data from the page's script", "网页里的表格": "table in the page",
    "静态 JSON 文件": "static JSON file", "静态 CSV 文件": "static CSV file", "静态网页": "static HTML page", "静态脚本文件": "static script file",
    " 行": " rows", "示例数据": "sample data", "公开数据": "published data",
  };
  var language = document.getElementById("language");
  var listeners = [];

  /** A piece of text as it is now to be read. */
  function word(text) {
    return language.value === "en" && EN[text] !== undefined ? EN[text] : text;
  }

  /** Puts the words of the page below `root` into the language that is chosen. */
  function translate(root) {
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (var node; (node = walker.nextNode()); ) {
      var own = node.__chinese || node.data;
      if (EN[own.trim()] === undefined) continue;
      node.__chinese = own;
      node.data = own.replace(own.trim(), word(own.trim()));
    }
  }

  document.mingbaiWords = { word: word, translate: translate, changed: function (listener) { listeners.push(listener); } };
  function change() {
    document.documentElement.lang = language.value;
    translate(document.body);
    listeners.forEach(function (listener) { listener(); });
  }
  language.addEventListener("change", change);
  // The English guide leads here so.
  if (location.hash === "#en") {
    language.value = "en";
    change();
  }
})();
