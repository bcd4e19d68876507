// Generated from the table of attributes by `cargo xtask gen`.

/** State of a widget's data. */
export interface MingbaiState {
  state: 'loading' | 'fresh' | 'stale' | 'partial' | 'empty' | 'error' | 'dead';
  /** A stable code of what went wrong; empty when nothing did. */
  code: string;
  /** The date the data stands for. */
  asOf: string;
  /** When the data was last asked for. */
  checkedAt: string;
}

/** What the reader has chosen. */
export interface MingbaiSelection {
  kind: string;
  table: number;
  code: string;
  name: string;
}

/** What a page can share a widget with. */
export interface MingbaiShareData {
  title: string;
  desc: string;
  link: string;
  imgUrl: string;
}

/** What all widgets have in common. */
export interface MingbaiElement extends HTMLElement {
  /** Data of the page's own, instead of an address: an object, or JSON as text. */
  data: unknown;
  /** Asks for the data again. */
  refresh(): void;
  getShareData(): MingbaiShareData;
}

/** 预算、决算与执行情况：钱从哪里来，花到哪里去。 Budgets, final accounts and execution: where the money comes from and where it goes. */
export interface MingbaiBudgetElement extends MingbaiElement {}

/** Attributes of `<mingbai-budget>`; a `div` with `data-mingbai="budget"` takes them as `data-…`. */
export interface MingbaiBudgetAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 金额单位；数据里没有单位时必须写。 Unit of the amounts; needed when the data has none. */
  'unit'?: '元' | '千元' | '万元' | '百万元' | '亿元';
  /** 预算年度；数据里没有时使用。 Budget year, used when the data has none. */
  'year'?: number | string;
  /** 口径，如 全市、市本级、部门；数据里没有时使用。 Scope as printed (whole city, own level, department), used when the data has none. */
  'scope'?: string;
  /** 四本预算中的哪一本：一般公共预算、政府性基金、国有资本经营、社会保险基金；数据里没有时使用。 Which of the four books, used when the data does not say. */
  'book'?: 'general' | 'funds' | 'state_capital' | 'social_insurance';
  /** 支出或收入；数据里没有时使用。 Expenditure or revenue, used when the data does not say. */
  'side'?: 'expenditure' | 'revenue';
  /** 完成率的分母：调整预算数或年初预算数；数据里没有时使用。 What the completion rate is measured against, used when the data does not say. */
  'rate-base'?: 'adjusted' | 'initial';
  /** 常住人口，如 3012000 或 301.2万人，用来算人均；数据里没有时使用。 Resident population, as 3012000 or 301.2万人, for figures per head; used when the data has none. */
  'population'?: string;
  /** 价格指数，各年以同一年为基期（定基），如 2021:100 2022:102.0，用来按不变价比较；数据里没有时使用。 Price indices on one base, as 2021:100 2022:102.0, for comparisons in real terms; used when the data has none. */
  'price-index'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

/** 空气质量：这里现在和今后几天的空气好不好，各点位怎么样。 Air quality: how the air is here, now and in the days ahead, and at each place. */
export interface MingbaiAirElement extends MingbaiElement {}

/** Attributes of `<mingbai-air>`; a `div` with `data-mingbai="air"` takes them as `data-…`. */
export interface MingbaiAirAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 显示多少：auto 按位置的宽度，strip 一行，card 只有结论，board 全部。 How much is shown: auto by the width of the place, strip one line, card the answer alone, board everything. Default: `auto`. */
  'layout'?: 'auto' | 'strip' | 'card' | 'board';
  /** 用来对比的标准：在公布的指数旁按它复算；不写不对比。 A standard to compare with: what it makes of the same concentrations stands beside the published index. */
  'standard'?: 'HJ633-2026' | 'HJ633-2012' | 'US-EPA-2024';
  /** 地点名称；数据里没有地点时使用。 Name of the place, used when the data names none. */
  'place'?: string;
  /** 区划轮廓文件（GeoJSON）的地址，用来画地图；不写或读不到时用方格，民生项目只有列表。 Address of a GeoJSON file with the outlines of the districts, for the map; without it tiles, of projects the list alone. */
  'outlines'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

/** 地表水水质：各断面、河流湖库和饮用水水源地的水质类别，达没达到目标，哪些项目超标。 Surface water: the class of each section, river, lake and drinking-water source, whether it keeps its target, and what exceeds. */
export interface MingbaiWaterElement extends MingbaiElement {}

/** Attributes of `<mingbai-water>`; a `div` with `data-mingbai="water"` takes them as `data-…`. */
export interface MingbaiWaterAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 显示多少：auto 按位置的宽度，strip 一行，card 只有结论，board 全部。 How much is shown: auto by the width of the place, strip one line, card the answer alone, board everything. Default: `auto`. */
  'layout'?: 'auto' | 'strip' | 'card' | 'board';
  /** 区划轮廓文件（GeoJSON）的地址，用来画地图；不写或读不到时用方格，民生项目只有列表。 Address of a GeoJSON file with the outlines of the districts, for the map; without it tiles, of projects the list alone. */
  'outlines'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

/** 民生项目和一切有计划、有期限的工作：做到哪一步，谁负责，钱用了多少，该找谁。 Livelihood projects and whatever has a plan and a deadline: how far each has come, who answers for it, the money, whom to call. */
export interface MingbaiLivelihoodElement extends MingbaiElement {}

/** Attributes of `<mingbai-livelihood>`; a `div` with `data-mingbai="livelihood"` takes them as `data-…`. */
export interface MingbaiLivelihoodAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 显示多少：auto 按位置的宽度，strip 一行，card 只有结论，board 全部。 How much is shown: auto by the width of the place, strip one line, card the answer alone, board everything. Default: `auto`. */
  'layout'?: 'auto' | 'strip' | 'card' | 'board';
  /** 区划轮廓文件（GeoJSON）的地址，用来画地图；不写或读不到时用方格，民生项目只有列表。 Address of a GeoJSON file with the outlines of the districts, for the map; without it tiles, of projects the list alone. */
  'outlines'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

/** 政策解读：我在不在范围内，能得多少，从什么时候起，去哪里办，打什么电话。 A policy explained: am I covered, how much, from when, where do I go, whom do I call. */
export interface MingbaiPolicyElement extends MingbaiElement {}

/** Attributes of `<mingbai-policy>`; a `div` with `data-mingbai="policy"` takes them as `data-…`. */
export interface MingbaiPolicyAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 节假日安排文件（JSON）的地址，用来数工作日：{"year":2027,"off":[放假的日子],"work":[上班的周末]}，几年的写成列表，早的在前；组件自带 2007 年到 2026 年的，不写时以后的时限显示“无法判断”。 Address of a JSON file with the arrangement of holidays of a year, {"year":2027,"off":[…],"work":[…]}, or a list of several, the earlier first, to count working days by; 2007 to 2026 are built in, and what cannot be counted is not called late. */
  'workdays'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

/** 意见征集和回应：还能不能提意见，到哪天为止，采纳了多少，没采纳的是什么理由；也有调查结果、代表列席、舆情回应和建议提案答复。 Consultations and answers: can I still say something, until when, what was adopted and why not; surveys, representatives who sat in, responses, answers to proposals. */
export interface MingbaiConsultationElement extends MingbaiElement {}

/** Attributes of `<mingbai-consultation>`; a `div` with `data-mingbai="consultation"` takes them as `data-…`. */
export interface MingbaiConsultationAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 节假日安排文件（JSON）的地址，用来数工作日：{"year":2027,"off":[放假的日子],"work":[上班的周末]}，几年的写成列表，早的在前；组件自带 2007 年到 2026 年的，不写时以后的时限显示“无法判断”。 Address of a JSON file with the arrangement of holidays of a year, {"year":2027,"off":[…],"work":[…]}, or a list of several, the earlier first, to count working days by; 2007 to 2026 are built in, and what cannot be counted is not called late. */
  'workdays'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

/** 一条一条的公开信息：收费目录、召回、抽检、权责清单、热线等；是哪一种、叫什么、多少天之内要办，由栏目模板（profile）写明。 Records that must be public: charges, recalls, inspections, powers, hotlines and the like; a profile says what the fields mean and which rules hold. */
export interface MingbaiListElement extends MingbaiElement {}

/** Attributes of `<mingbai-list>`; a `div` with `data-mingbai="list"` takes them as `data-…`. */
export interface MingbaiListAttributes {
  /** 数据地址（JSON）；除预算外可以写几个（最多 8 个），用空格分开，按这个顺序合并，地址里的空格写作 %20。不写时依次使用标签内的 <script type="application/json">、标签内的 <table>。 Address of the data (JSON); all but budgets take several (8 at most) with blanks between them, joined in that order; a blank in an address is written %20. Without it: the inline <script type="application/json">, then the <table> among the children. */
  'src'?: string;
  /** 标题；数据里没有标题时使用。 Heading, used when the data has none. */
  'heading'?: string;
  /** 标题级别，1 到 6，与页面的标题层次一致。 Level of the heading, 1 to 6, to fit the outline of the page. Default: `2`. */
  'heading-level'?: number | string;
  /** 发布机构；数据里没有时使用。 Publisher, used when the data names none. */
  'publisher'?: string;
  /** 数据截至日期；数据里没有时使用。 The date the data stands for, used when the data has none. */
  'as-of'?: string;
  /** 来源页面的地址，显示为“来源”链接。 Address of the page the data comes from, shown as a link. */
  'source'?: string;
  /** 来源的名称。 Name of the source. */
  'source-name'?: string;
  /** 栏目模板：随组件带来的写名称，如 recall；自己写的写地址，如 /data/模板.json。读不到时数据不显示。不写时用数据里的 profile，都没有时各列按原来的名称显示。 The profile: the name of one that comes along (recall), or the address of one's own (/data/profile.json). Where it cannot be had the data are not shown. Without it the data's own `profile`, else every column under its own name. */
  'profile'?: string;
  /** 已知接口的名称，或 auto（按数据的形状选择）；不写时按通用规则读取。 Name of a known kind of endpoint, or auto (chosen by the shape of the data); without it the general rules read it. */
  'preset'?: string;
  /** 字段对照：JSON 本身，或对照文件的地址；也可写在标签内的 <script type="application/json" data-map>。 Mapping of fields: the JSON itself, or the address of a file; or a <script type="application/json" data-map> inside the tag. */
  'map'?: string;
  /** 最多读取的行数，最大 50000；超出时只显示前面的行并说明。 Most rows to read, up to 50,000; beyond it the first rows are shown, and it is said. Default: `5000`. */
  'max-rows'?: number | string;
  /** 数据解码后的最大字节数，只能比 1 MiB 小。 Most bytes of decoded data; it can only be lowered from 1 MiB. Default: `1048576`. */
  'max-bytes'?: number | string;
  /** 取得全部数据的最长秒数，只能比 15 小；其中等待响应头最长 10 秒。 Seconds for the whole answer; it can only be lowered from 15. Headers are waited for at most 10 of them. Default: `15`. */
  'timeout'?: number | string;
  /** 自动更新的间隔秒数，最短 60；0 为不自动更新。 Seconds between refreshes, 60 at the least; 0 for none. Default: `0`. */
  'refresh'?: number | string;
  /** 数据截至时间最多可以早多少小时，超过时提示“数据可能已过期”；不写不检查。 Hours after which data counts as out of date, by the date it stands for; without it nothing is checked. */
  'max-age'?: number | string;
  /** 数据地址可以跳转到的其他来源，如 https://data.example.gov.cn，用空格分开；不写时不接受跳转到其他来源。数据里的图片也只从页面、数据地址和这里的来源加载，其余的显示为链接。 Origins that the address may redirect to, separated by blanks; without it none but its own. Pictures in the data are loaded from these, the page and the address of the data alone; others are links. */
  'allow'?: string;
  /** 公钥（ECDSA P-256，SPKI，base64）。写了就核对数据的签名：签名文件是数据地址加 .sig，缺少或不符时不显示新数据。 Public key (ECDSA P-256, SPKI, base64): the data must carry a signature at its address with .sig behind it. */
  'verify'?: string;
  /** on：读者打开的视图、表和行写在网址的 # 后面（#mb-加标签的 id，没有 id 时加组件名；写法见文档的“网址里的位置”），可以收藏、转发，浏览器的“后退”回到上一步。 on: what a reader has opened stands in the fragment of the address (#mb- and the tag's id, else the widget's name; 网址里的位置 in the documentation has the format), to be shared, and to go back from. Default: `off`. */
  'deep-link'?: 'off' | 'on';
  /** 外观：跟随系统、浅色、深色、高对比度。 Look: as the system, light, dark, high contrast. Default: `auto`. */
  'theme'?: 'auto' | 'light' | 'dark' | 'contrast';
  /** 字号：普通或适老版（正文不小于 18 像素，可点区域不小于 60 像素）。 Size: normal, or for elders (text at least 18 px, targets at least 60 px). Default: `normal`. */
  'size'?: 'normal' | 'elder';
  /** 标签内没有后备内容时，画出之前预留的高度（像素）。 Height in px kept free before drawing when the tag has no fallback content. Default: `320`. */
  'reserve'?: number | string;
}

declare global {
  interface HTMLElementTagNameMap {
    'mingbai-budget': MingbaiBudgetElement;
    'mingbai-air': MingbaiAirElement;
    'mingbai-water': MingbaiWaterElement;
    'mingbai-livelihood': MingbaiLivelihoodElement;
    'mingbai-policy': MingbaiPolicyElement;
    'mingbai-consultation': MingbaiConsultationElement;
    'mingbai-list': MingbaiListElement;
}
  interface HTMLElementEventMap {
    'mingbai-state': CustomEvent<MingbaiState>;
    'mingbai-select': CustomEvent<MingbaiSelection>;
  }
  interface Window {
    readonly mingbai?: {
      readonly version: string;
      /** Looks for `data-mingbai` elements below `root`. */
      scan(root: ParentNode): void;
      /** The last state that `element` reported. */
      state(element: Element): MingbaiState | undefined;
    };
  }
}
