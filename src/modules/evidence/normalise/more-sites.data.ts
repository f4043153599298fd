import {
  FACEBOOK,
  FACEBOOK_SHORT,
  INSTAGRAM,
  MESSENGER,
  TELEGRAM,
  THREADS,
  WHATSAPP,
  WHATSAPP_GROUPS,
  X,
  type SiteData,
} from './sites.data.js';

const YOUTUBE_VIDEO = 'youtube.com/watch?v=:post';

const YOUTUBE: SiteData = {
  platform: 'youtube',
  also: ['youtube-nocookie.com'],
  profile: 'youtube.com/@:user',
  profileById: 'youtube.com/channel/:id',
  keeps: ['v', 'list', 'search_query'],
  never:
    'about account ads feed gaming hashtag kids live music news playlist premium redirect results shorts sports upload watch'.split(
      ' ',
    ),
  routes: [
    ['watch?v=:post', { place: YOUTUBE_VIDEO }],
    ['shorts|live|embed|v|e|vi/:post/*', { place: YOUTUBE_VIDEO }],
    ['playlist?list=:post', { place: 'youtube.com/playlist?list=:post' }],
    ['post|clip/:post', { place: 'youtube.com/:kind/:post' }],
    ['channel/:key/*', { id: ':key' }],
    // Names of their own from before there were handles: another person's handle may be the same word.
    ['c/:user/*', { handle: 'c/:user' }],
    ['user/:user/*', { handle: 'user/:user' }],
    [':handle/*', { handle: ':handle' }],
    [':user', { handle: 'c/:user' }],
  ],
};

const YOUTUBE_SHORT: SiteData = {
  platform: 'youtube',
  keeps: [],
  routes: [[':post/*', { place: YOUTUBE_VIDEO }]],
};

const SNAPCHAT: SiteData = {
  platform: 'snapchat',
  profile: 'snapchat.com/add/:user',
  keeps: ['uuid', 'type'],
  routes: [
    ['add|u/:user/*', { handle: ':user' }],
    ['add?username=:user', { handle: ':user' }],
    ['spotlight/:post', { place: 'snapchat.com/spotlight/:post' }],
    ['t|o/:post', { place: 'snapchat.com/t/:post' }],
    ['p/:key/*', { id: ':key' }],
    ['s|story/:user', { handle: ':user' }],
    [':handle/spotlight/:post/*', { handle: ':handle', place: 'snapchat.com/spotlight/:post' }],
    [':handle/*', { handle: ':handle' }],
  ],
};

const SNAPCHAT_SHORT: SiteData = {
  platform: 'snapchat',
  keeps: [],
  routes: [[':post', { place: 'snapchat.com/t/:post' }]],
};

const TIKTOK: SiteData = {
  platform: 'tiktok',
  profile: 'tiktok.com/@:user',
  keeps: ['q'],
  routes: [
    ['v/:page', { place: 'tiktok.com/video/:page' }],
    ['video|photo/:post/*', { place: 'tiktok.com/video/:post' }],
    ['share|embed|player/video|v1|v2|v3/:post/*', { place: 'tiktok.com/video/:post' }],
    ['embed/:post', { place: 'tiktok.com/video/:post' }],
    ['t/:post/*', { place: 'tiktok.com/t/:post' }],
    ['share/user/:id/*', { id: ':id' }],
    [':handle/video|photo/:post/*', { handle: ':handle', place: 'tiktok.com/video/:post' }],
    [':handle/*', { handle: ':handle' }],
  ],
};

/** Links whose target is known to the site alone: a place, never fetched. */
const tiktokShort = (host: string): SiteData => ({
  platform: 'tiktok',
  keeps: [],
  routes: [[':post/*', { place: `${host}/:post` }]],
});

const DISCORD: SiteData = {
  platform: 'discord',
  also: ['discordapp.com'],
  profileById: 'discord.com/users/:id',
  routes: [
    ['users/:id/*', { id: ':id' }],
    ['invite|invites/:post/*', { place: 'discord.gg/:post' }],
    ['channels/:guild/:channel/:post', { place: 'discord.com/channels/:guild/:channel/:post' }],
  ],
};

const DISCORD_INVITES: SiteData = {
  platform: 'discord',
  keeps: [],
  routes: [
    ['invite/:post', { place: 'discord.gg/:post' }],
    [':post', { place: 'discord.gg/:post' }],
  ],
};

/** Pictures and films of messages: the same file behind two hosts, with a signature that changes each day. */
const DISCORD_FILES: SiteData = {
  platform: 'discord',
  also: ['media.discordapp.net', 'cdn.discord.com'],
  keeps: [],
  routes: [],
};

const REDDIT_POST = 'reddit.com/comments/:post';

const REDDIT: SiteData = {
  platform: 'reddit',
  also: ['redditmedia.com'],
  profile: 'reddit.com/user/:user',
  never: ['me'],
  keeps: ['q'],
  routes: [
    ['r/:group/comments/:post', { place: REDDIT_POST }],
    ['r/:group/comments/:post/comment/:reply/*', { place: `${REDDIT_POST}/comment/:reply` }],
    ['r/:group/comments/:post/:slug', { place: REDDIT_POST }],
    ['r/:group/comments/:post/:slug/:reply/*', { place: `${REDDIT_POST}/comment/:reply` }],
    ['r/:group/s/:post/*', { place: 'reddit.com/r/:group/s/:post' }],
    ['comments/:post', { place: REDDIT_POST }],
    ['comments/:post/comment/:reply/*', { place: `${REDDIT_POST}/comment/:reply` }],
    ['comments/:post/:slug', { place: REDDIT_POST }],
    ['comments/:post/:slug/:reply/*', { place: `${REDDIT_POST}/comment/:reply` }],
    ['gallery|tb|video/:post/*', { place: REDDIT_POST }],
    [
      'u|user/:user/comments/:post/:slug/:reply/*',
      { handle: ':user', place: `${REDDIT_POST}/comment/:reply` },
    ],
    ['u|user/:user/comments/:post/*', { handle: ':user', place: REDDIT_POST }],
    ['u|user/:user/s/:post/*', { handle: ':user', place: 'reddit.com/u/:user/s/:post' }],
    ['u|user/:user/*', { handle: ':user' }],
    ['message/compose?to=:user', { handle: ':user' }],
    ['r/:group/*', { place: 'reddit.com/r/:group' }],
  ],
};

const REDDIT_SHORT: SiteData = { platform: 'reddit', keeps: [], routes: [[':post', { place: REDDIT_POST }]] };
const REDDIT_FILES = (): SiteData => ({ platform: 'reddit', keeps: [], routes: [] });

const ONLYFANS: SiteData = {
  platform: 'onlyfans',
  profile: 'onlyfans.com/:user',
  never: ['my', 'posts', 'help', 'terms', 'privacy', 'about', 'contact', 'dmca', 'search', 'settings'],
  keeps: [],
  routes: [
    [':id/:user', { handle: ':user', place: 'onlyfans.com/:id/:user' }],
    [':user', { handle: ':user' }],
    [':user/media|photos|videos|posts/*', { handle: ':user' }],
  ],
};

const PORNHUB: SiteData = {
  platform: 'pornhub',
  also: ['pornhub.org'],
  keeps: ['viewkey', 'search'],
  routes: [
    ['view_video.php?viewkey=:post', { place: 'pornhub.com/view_video.php?viewkey=:post' }],
    ['embed/:post', { place: 'pornhub.com/view_video.php?viewkey=:post' }],
    ['model|pornstar|users|channels/:user/*', { handle: ':user' }],
  ],
};

const GOOGLE_DRIVE: SiteData = {
  platform: 'google',
  keeps: ['id'],
  routes: [
    ['file/d/:post/*', { place: 'drive.google.com/file/d/:post' }],
    ['open|uc|thumbnail?id=:post', { place: 'drive.google.com/file/d/:post' }],
    ['drive/folders/:post/*', { place: 'drive.google.com/drive/folders/:post' }],
    ['drive/u/:number/folders/:post/*', { place: 'drive.google.com/drive/folders/:post' }],
    ['folderview|embeddedfolderview?id=:post', { place: 'drive.google.com/drive/folders/:post' }],
  ],
};

/** The sites whose links are understood, by host. A subdomain belongs to the longest host that is listed. */
export const SITES: Readonly<Record<string, SiteData>> = {
  'instagram.com': INSTAGRAM,
  'ig.me': {
    ...INSTAGRAM,
    also: [],
    routes: [
      ['m|u/:user/*', { handle: ':user' }],
      ['j/:post/*', { place: 'ig.me/j/:post' }],
      [':user', { handle: ':user' }],
    ],
  },
  'cdninstagram.com': { platform: 'instagram', keeps: [], routes: [] },
  'threads.net': THREADS,
  'facebook.com': FACEBOOK,
  'messenger.com': MESSENGER,
  'm.me': FACEBOOK_SHORT,
  'fb.watch': { platform: 'facebook', keeps: [], routes: [[':post/*', { place: 'fb.watch/:post' }]] },
  'fbcdn.net': { platform: 'facebook', keeps: [], routes: [] },
  'wa.me': WHATSAPP,
  'whatsapp.com': WHATSAPP,
  'chat.whatsapp.com': WHATSAPP_GROUPS,
  't.me': TELEGRAM,
  'telegram.org': {
    platform: 'telegram',
    profileById: 'telegram.org/user/:id',
    routes: [['user/:id', { id: ':id' }]],
  },
  'x.com': X,
  't.co': { platform: 'x', keeps: [], routes: [] },
  'youtube.com': YOUTUBE,
  'youtu.be': YOUTUBE_SHORT,
  'snapchat.com': SNAPCHAT,
  't.snapchat.com': SNAPCHAT_SHORT,
  'tiktok.com': TIKTOK,
  'vm.tiktok.com': tiktokShort('vm.tiktok.com'),
  'vt.tiktok.com': tiktokShort('vt.tiktok.com'),
  'discord.com': DISCORD,
  'discord.gg': DISCORD_INVITES,
  'cdn.discordapp.com': DISCORD_FILES,
  'reddit.com': REDDIT,
  'redd.it': REDDIT_SHORT,
  'i.redd.it': REDDIT_FILES(),
  'v.redd.it': REDDIT_FILES(),
  'preview.redd.it': REDDIT_FILES(),
  'onlyfans.com': ONLYFANS,
  'google.com': { platform: 'google', routes: [] },
  'goo.gl': { platform: 'google', routes: [] },
  'drive.google.com': GOOGLE_DRIVE,
  'pornhub.com': PORNHUB,
  'ytimg.com': { ...YOUTUBE_SHORT, routes: [['vi|vi_webp/:post/*', { place: YOUTUBE_VIDEO }]] },
  'bing.com': { platform: 'microsoft', routes: [] },
  'live.com': { platform: 'microsoft', routes: [] },
  'sharechat.com': { platform: 'sharechat', routes: [] },
};

/** What opens an app, and the link of the web that says the same: scheme, pattern over host and path, link. */
export const APP_LINKS: readonly (readonly [scheme: string, pattern: string, link: string])[] = [
  ['whatsapp', 'send?phone=:phone', 'https://wa.me/:phone'],
  ['whatsapp', 'send/:phone', 'https://wa.me/:phone'],
  ['whatsapp', 'chat?code=:post', 'https://chat.whatsapp.com/:post'],
  ['whatsapp', 'qr/:post', 'https://wa.me/qr/:post'],
  ['tg', 'resolve?domain=:user&post=:post', 'https://t.me/:user/:post'],
  ['tg', 'resolve?domain=:user', 'https://t.me/:user'],
  ['tg', 'resolve?phone=:phone', 'https://t.me/+:phone'],
  ['tg', 'user?id=:id', 'https://telegram.org/user/:id'],
  ['tg', 'openmessage?user_id=:id', 'https://telegram.org/user/:id'],
  ['tg', 'join?invite=:code', 'https://t.me/joinchat/:code'],
  ['tg', 'privatepost?channel=:id&post=:post', 'https://t.me/c/:id/:post'],
  ['instagram', 'user?username=:user', 'https://instagram.com/:user'],
  ['fb', 'profile|page|user/:id/*', 'https://facebook.com/:id'],
  ['fb', 'profile|page|user?id=:id', 'https://facebook.com/:id'],
  ['fb', 'profile/:user', 'https://facebook.com/:user'],
  ['fb', 'group/:id/*', 'https://facebook.com/groups/:id'],
  ['fb-messenger', 'user-thread|user/:id/*', 'https://facebook.com/:id'],
  ['twitter', 'user?screen_name=:user', 'https://x.com/:user'],
  ['twitter', 'user?id=:id', 'https://x.com/i/user/:id'],
  ['twitter', 'status?id=:id', 'https://x.com/i/status/:id'],
  ['snapchat', 'add|u/:user/*', 'https://snapchat.com/add/:user'],
  ['snapchat', 'add?username=:user', 'https://snapchat.com/add/:user'],
  ['discord', '-/users/:id', 'https://discord.com/users/:id'],
  ['discord', 'users/:id', 'https://discord.com/users/:id'],
  ['discord', '-/invite/:post', 'https://discord.gg/:post'],
  ['discord', 'invite/:post', 'https://discord.gg/:post'],
  ['youtube', 'watch?v=:post', 'https://youtube.com/watch?v=:post'],
  ['youtube', ':post', 'https://youtube.com/watch?v=:post'],
  ['vnd.youtube', 'watch?v=:post', 'https://youtube.com/watch?v=:post'],
  ['vnd.youtube', ':post', 'https://youtube.com/watch?v=:post'],
  ['reddit', 'u|user/:user/*', 'https://reddit.com/user/:user'],
  ['tiktok', 'user|@/:user', 'https://tiktok.com/@:user'],
  ['tiktok', 'user/profile/:id', 'https://tiktok.com/share/user/:id'],
  ['tiktok', 'aweme/detail/:id', 'https://tiktok.com/video/:id'],
];

/** What leads on to another address: host (with its subdomains), path, and the parameter that holds the address. */
export const REDIRECTORS: readonly (readonly [host: string, path: RegExp, parameters: readonly string[]])[] =
  [
    ['facebook.com', /^\/(?:l|lm|flx\/warn)(?:\.php)?\/?$/, ['u']],
    ['facebook.com', /^\/sharer?(?:\/sharer)?(?:\.php)?\/?$/, ['u']],
    ['l.facebook.com', /^\//, ['u']],
    ['lm.facebook.com', /^\//, ['u']],
    ['l.messenger.com', /^\//, ['u']],
    ['l.instagram.com', /^\//, ['u']],
    ['l.threads.net', /^\//, ['u']],
    ['l.wl.co', /^\//, ['u']],
    ['facebook.com', /^\/login/, ['next']],
    ['instagram.com', /^\/accounts\/login/, ['next']],
    ['threads.net', /^\/login/, ['next']],
    ['x.com', /^\/(?:i\/flow\/)?login/, ['redirect_after_login']],
    ['twitter.com', /^\/(?:i\/flow\/)?login/, ['redirect_after_login']],
    ['tiktok.com', /^\/login/, ['redirect_url']],
    ['reddit.com', /^\/(?:login|register)/, ['dest']],
    ['accounts.google.com', /^\//, ['continue']],
    ['consent.youtube.com', /^\//, ['continue']],
    ['consent.google.com', /^\//, ['continue']],
    ['google.com', /^\/url\/?$/, ['q', 'url']],
    ['google.com', /^\/imgres\/?$/, ['imgrefurl', 'imgurl']],
    ['youtube.com', /^\/redirect\/?$/, ['q']],
    ['youtube.com', /^\/attribution_link\/?$/, ['u']],
    ['out.reddit.com', /^\//, ['url']],
    ['reddit.com', /^\/media\/?$/, ['url']],
    ['vk.com', /^\/away(?:\.php)?\/?$/, ['to']],
    ['t.me', /^\/(?:iv|share\/url)\/?$/, ['url']],
    ['tiktok.com', /^\/link\/v2\/?$/, ['target']],
    ['duckduckgo.com', /^\/l\/?$/, ['uddg']],
    ['bing.com', /^\/ck\/a$/, ['url']],
    ['linkedin.com', /^\/(?:redir\/redirect|safety\/go)\/?$/, ['url']],
    ['safelinks.protection.outlook.com', /^\//, ['url']],
    ['translate.google.com', /^\/translate\/?$/, ['u']],
    ['slack-redir.net', /^\/link\/?$/, ['url']],
    ['steamcommunity.com', /^\/linkfilter\/?$/, ['u', 'url']],
    ['snapchat.com', /^\/redirect\/?$/, ['url']],
  ];
