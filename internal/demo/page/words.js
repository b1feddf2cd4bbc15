// What the page itself says, in the language of the browser. What the bot says is the bot's.

const zh = {
  title: '挂图 · 演示',
  bot: '挂图',
  status: '招商助手 · 机器人',
  typing: '正在输入…',
  people: '以谁的身份对话',
  role: { officer: '填报人', leader: '领导', reviewer: '审核人', admin: '管理员', guest: '受邀人' },
  unread: n => `${n} 条未读`,
  offline: '连接已断开，正在重连…',
  failed: '没有送达，请再试一次。',
  log: '对话',
  more: '更早的消息',
  down: '到最新消息',
  composer: '消息',
  hint: '发一条消息…',
  send: '发送',
  attach: '发送图片',
  reply: '回复',
  edit: '编辑',
  cancel: '取消',
  edited: '已编辑',
  you: '你',
  close: '知道了',
  copied: '已复制',
  copy: '复制',
  photo: '图片',
  download: '下载',
  open: '打开链接',
  reacted: e => `回应 ${e}`,
  waiting: '等待中',
  jump: day => `前进到 ${day}，周报送达`,
  to: '前进到',
  moved: '已是周一早晨，各区市周报正在送达。',
  tries: '试一试',
  chips: [
    ['报走访', '#走访\n企业：海岚光电\n地点：北京\n日期：今天\n接洽人：陈总\n产业链：新型显示\n意向投资：50亿元\n成果：有意在青建二期\n下一步：4月10日前回访'],
    ['问数字', '本季度50亿元以上项目有多少个'],
    ['看周报', '/digest'],
  ],
  ledger: '台账',
  ledgerAbout: '每条消息都变成一行记录。点一下编号，机器人给出它的卡片。',
  visits: '最近的走访',
  deals: '最近的项目',
  visitCols: ['编号', '日期', '企业', '区市', '意向投资'],
  dealCols: ['编号', '日期', '项目', '区市', '总投资', '阶段'],
  gone: '已撤销',
  sample: '样例城市与数据均为演示，机器人是真的。',
};

const en = {
  title: 'guatu · demo',
  bot: 'guatu',
  status: 'bot',
  typing: 'typing…',
  people: 'Whose part you play',
  role: { officer: 'officer', leader: 'leader', reviewer: 'reviewer', admin: 'admin', guest: 'invited' },
  unread: n => `${n} unread`,
  offline: 'Connection lost, reconnecting…',
  failed: 'Not delivered. Please try again.',
  log: 'Chat',
  more: 'Earlier messages',
  down: 'To the newest message',
  composer: 'Message',
  hint: 'Write a message…',
  send: 'Send',
  attach: 'Send a picture',
  reply: 'Reply',
  edit: 'Edit',
  cancel: 'Cancel',
  edited: 'edited',
  you: 'You',
  close: 'OK',
  copied: 'Copied',
  copy: 'Copy',
  photo: 'Picture',
  download: 'Download',
  open: 'Open link',
  reacted: e => `reacted ${e}`,
  waiting: 'waiting',
  jump: day => `Move on to ${day}, when the digests arrive`,
  to: 'go to',
  moved: 'Monday morning: the weekly digests are arriving.',
  tries: 'What to try',
  chips: [
    ['A visit', '#visit\ncompany: Hailan Optics\nplace: Beijing\ndate: today\nmet: Mr Chen\nchain: New display\ninterest: CNY 5 bn\noutcome: wants a second plant in Qingdao\nnext: call back by 10 April'],
    ['A figure', 'how many 5bn+ deals this quarter'],
    ['The digest', '/digest'],
  ],
  ledger: 'Ledger',
  ledgerAbout: 'Every message becomes a row. Press a reference and the bot shows its card.',
  visits: 'Newest visits',
  deals: 'Newest deals',
  visitCols: ['Ref', 'Date', 'Company', 'District', 'Interest'],
  dealCols: ['Ref', 'Date', 'Deal', 'District', 'Investment', 'Stage'],
  gone: 'withdrawn',
  sample: 'City and data are a sample; the bot is real.',
};

export const lang = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
export const words = lang === 'zh' ? zh : en;

// The city's clock, wherever the browser is.
const city = { timeZone: 'Asia/Shanghai' };
const locale = lang === 'zh' ? 'zh-CN' : 'en-GB';
const format = options => {
  const f = new Intl.DateTimeFormat(locale, { ...city, ...options });
  return ms => f.format(ms);
};

export const clockTime = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const dayLine = format({ month: 'long', day: 'numeric', weekday: 'short' });
export const shortDay = format({ month: lang === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short' });
