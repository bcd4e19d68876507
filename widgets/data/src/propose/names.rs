//! Other names of fields than those that data are read by: the words of an office, and the English of its programmers. They are too loose
//! to read by without asking, so they are only proposed. Written as [`super::near::bare`] leaves a name.

/// Subject, field, names; of two columns the one whose name stands first.
pub(super) const OTHER: &[(&str, &str, &str)] = &[
    (
        "air",
        "place",
        "监测站|测点|子站|所在位置|stationname|sitename|pointname|positionname|areaname|name",
    ),
    (
        "air",
        "code",
        "stationcode|stationid|sitecode|pointcode|code|站号",
    ),
    ("air", "lat", "lat"),
    ("air", "lon", "lon|lng"),
    (
        "air",
        "level",
        "空气质量状况|空气质量类别|空气质量等级|空气质量级别|空气状况|污染程度|质量状况|评价|aqilevel|airquality|qualitylevel|level|grade",
    ),
    (
        "air",
        "start",
        "更新时间|发布时间|数据时间|采集时间|monitortime|datatime|updatetime|pubtime|publishtime|timestamp",
    ),
    // Not api: the index of before 2012 is another one.
    ("air", "aqi", "空气指数|aqivalue"),
    (
        "air",
        "primary",
        "首要污染因子|mainpollutant|primary|pollutant",
    ),
    ("air", "o3_8h", "o38h|o38hour"),
    (
        "water",
        "place",
        "河段|水厂|取水口|地点|名称|sectionname|pointname|stationname|sitename|sourcename|name",
    ),
    (
        "water",
        "code",
        "sectioncode|pointcode|stationcode|sitecode|code",
    ),
    (
        "water",
        "river",
        "河流名称|所在水体|rivername|river|lakename|waterbody",
    ),
    ("water", "basin", "basinname|basin"),
    ("water", "level", "ctrllevel|controllevel|sectionlevel"),
    (
        "water",
        "class",
        "水质状况|水质结果|类别|评价结果|waterclass|waterquality|waterlevel|waterqualitylevel|currentclass|quality|grade",
    ),
    (
        "water",
        "class_target",
        "考核类别|功能区类别|targetclass|targetlevel|targetquality|goalclass",
    ),
    ("water", "class_month", "lastmonthclass|lastclass"),
    ("water", "class_year", "lastyearclass|samemonthclass"),
    (
        "water",
        "reached",
        "是否合格|达标与否|isstandard|isreach|isreached|isqualified|reached|upstandard",
    ),
    (
        "water",
        "exceed",
        "超标物|超标污染物|主要污染因子|overitem|overitems|exceeditem|exceeditems|overfactor|mainpollutant|mainpollutants",
    ),
    (
        "water",
        "start",
        "数据时间|采集时间|发布时间|更新时间|monitortime|monitordate|monitormonth|sampletime|samplingtime|sampledate|datatime|month",
    ),
    ("water", "nh3n", "nh3n|氨氮(nh3n)"),
    ("water", "codmn", "高锰酸钾指数|耗氧量"),
    ("water", "do", "溶氧"),
    ("water", "note", "remark|memo"),
    ("budget", "code", "itemcode|subjectcode|accountcode|code"),
    (
        "budget",
        "name",
        "支出项目|收入项目|用途|支出内容|花钱的地方|内容|事项|itemname|subjectname|accountname|projectname|name",
    ),
    (
        "budget",
        "initial",
        "今年预算|本年预算|本年预算数|当年预算|预算安排|计划|本年计划|budgetamount|planamount|yearbudget",
    ),
    (
        "budget",
        "executed",
        "实际支出|实际收入|已执行|执行金额|累计支出|累计完成|executedamount|actualamount|execamount",
    ),
    ("budget", "final", "决算金额|finalamount"),
    (
        "budget",
        "prior",
        "去年决算|去年数|去年实际|上年完成|上年实际|去年花了多少|lastyear|lastyearamount|prioramount",
    ),
    ("budget", "rate", "完成百分比|执行率|预算执行率|rate"),
    ("budget", "note", "remark|memo"),
    (
        "livelihood",
        "title",
        "实事名称|工程名称|实事|建设项目|projectname|itemname|taskname|name",
    ),
    (
        "livelihood",
        "duty",
        "负责单位|负责部门|单位|部门|牵头|dutyunit|responsibleunit|orgname|dept|department|unit",
    ),
    (
        "livelihood",
        "region",
        "乡镇|所在地|所在区域|位置|地址|建设地点|area|areaname|town|location|address",
    ),
    (
        "livelihood",
        "funds_plan",
        "总投入|概算|概算投资|投资额|投资|计划投入|资金|投入资金|planinvest|totalinvest|totalinvestment|investment|budget",
    ),
    (
        "livelihood",
        "funds_allocated",
        "已到位|已到位资金|已下达|已下达资金",
    ),
    (
        "livelihood",
        "funds_spent",
        "已投入|已投入资金|累计投入|投资完成|已花|已使用资金|completeinvest|finishinvest|doneinvest|invested|paid",
    ),
    (
        "livelihood",
        "rate",
        "进度|完成进度|建设进度|总进度|完成百分比|progress|rate|percent|completionrate",
    ),
    (
        "livelihood",
        "progress",
        "建设进度|当前进度|最新进展|进展说明|progress|progressdesc|situation",
    ),
    (
        "livelihood",
        "start",
        "开建时间|动工时间|启动时间|startdate|begindate|starttime",
    ),
    (
        "livelihood",
        "end",
        "完工日期|预计完工|预计完成时间|计划完工日期|完成时间|enddate|planenddate|finishdate|deadline|endtime",
    ),
    (
        "livelihood",
        "status",
        "当前状态|建设状态|办理状态|state|statusname",
    ),
    (
        "livelihood",
        "content",
        "内容|做什么|建设规模|content|description",
    ),
    ("livelihood", "as_of", "更新时间|updatedate|updatetime"),
    ("livelihood", "note", "remark|memo"),
    ("policy", "title", "政策名称|policyname|doctitle|title|name"),
    ("policy", "doc_no", "docno|documentno|fileno"),
    ("policy", "dated_at", "印发日期|印发时间"),
    (
        "policy",
        "published_at",
        "pubdate|publishdate|publishtime|releasedate|time",
    ),
    ("policy", "url", "docurl|pageurl"),
    ("consultation", "title", "title|name"),
    (
        "consultation",
        "published_at",
        "pubdate|publishdate|publishtime",
    ),
    (
        "consultation",
        "start",
        "征集开始|startdate|starttime|begindate",
    ),
    ("consultation", "end", "征集结束|enddate|endtime|deadline"),
    ("consultation", "status", "state"),
    ("consultation", "url", "docurl|link|href"),
];
