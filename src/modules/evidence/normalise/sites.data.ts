import type { PlatformName } from '../../vocabulary/index.js';

/**
 * What a link of a site says, beside the place it leads to. `handle`: a user name; `id`: the number or key of an account;
 * `phone`: with its country code; `place`: a post, a group, an invitation, in the one spelling that all its links share, `*` for the address as it is.
 */
export interface Target {
  handle?: string;
  id?: string;
  phone?: string;
  place?: string;
}

export interface SiteData {
  platform: PlatformName;
  /** Further hosts that answer the same. */
  also?: readonly string[];
  /** Tried in order, the first that fits counts: the patterns of `patterns.ts`, without the host. */
  routes: readonly (readonly [pattern: string, target: Target])[];
  /** Where a profile is found: with `:user`, with `:id`. */
  profile?: string;
  profileById?: string;
  /** Words in the place of a user name that are none. */
  never?: readonly string[];
  /** Query parameters that count; left out: all but those of tracking. */
  keeps?: readonly string[];
}

/** Words that most sites keep for themselves. */
const COMMON =
  'about accounts account ads api app apps auth blog business careers company contact developer developers direct discover download explore feed guidelines hashtag hashtags help home i intent jobs legal login logout messages new notifications policies policy press privacy profile.php register search settings share sharer signup static support terms tos trending web'.split(
    ' ',
  );

export const INSTAGRAM: SiteData = {
  platform: 'instagram',
  also: ['instagr.am', 'ddinstagram.com', 'kkinstagram.com'],
  profile: 'instagram.com/:user',
  never: [...COMMON, 'p', 'reel', 'reels', 'tv', 'stories', 'graphql', 's', 'n', '_u', 'u', 'ar', 'archive'],
  keeps: [],
  routes: [
    ['p|reel|reels|tv/:post', { place: 'instagram.com/p/:post' }],
    ['reels|reel/audio/:post/*', { place: 'instagram.com/reels/audio/:post' }],
    ['p|reel|reels|tv/:post/*', { place: 'instagram.com/p/:post' }],
    ['share/p|reel|tv/:post', { place: 'instagram.com/share/p/:post' }],
    ['stories/highlights/:post/*', { place: 'instagram.com/stories/highlights/:post' }],
    ['stories/:user/:post/*', { handle: ':user', place: 'instagram.com/stories/:user/:post' }],
    ['stories/:user', { handle: ':user' }],
    ['_u|n|u/:user/*', { handle: ':user' }],
    [':user/p|reel|reels|tv/:post/*', { handle: ':user', place: 'instagram.com/p/:post' }],
    [':user', { handle: ':user' }],
    [':user/reels|tagged|live|channel|followers|following|guides|saved|feed/*', { handle: ':user' }],
    [':user/*', { handle: ':user', place: '*' }],
  ],
};

export const THREADS: SiteData = {
  platform: 'threads',
  also: ['threads.com'],
  profile: 'threads.net/@:user',
  never: COMMON,
  keeps: [],
  routes: [
    ['t/:post/*', { place: 'threads.net/t/:post' }],
    [':user/post/:post/*', { handle: ':user', place: 'threads.net/t/:post' }],
    [':user', { handle: ':user' }],
    [':user/replies|reposts|media', { handle: ':user' }],
    [':handle/*', { handle: ':handle', place: '*' }],
  ],
};

const FACEBOOK_POSTS = 'facebook.com/:id/posts/:post';
const FACEBOOK_VIDEO = 'facebook.com/watch?v=:post';
const FACEBOOK_PHOTO = 'facebook.com/photo?fbid=:post';

export const FACEBOOK: SiteData = {
  platform: 'facebook',
  also: ['fb.com', 'facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion'],
  profile: 'facebook.com/:user',
  profileById: 'facebook.com/:id',
  keeps: ['id', 'fbid', 'story_fbid', 'v', 'set', 'q', 'multi_permalinks'],
  never: [
    ...COMMON,
    ...'groups watch photo photos photo.php reel reels events marketplace pages pg people public stories story.php permalink.php video.php videos media gaming games friends home.php l.php lm.php sharer.php dialog plugins posts p t bookmarks saved notes fundraisers live hashtag messages ajax'.split(
      ' ',
    ),
  ],
  routes: [
    ['profile.php?id=:id', { id: ':id' }],
    ['profile/:id/*', { id: ':id' }],
    ['people/:name/:key/*', { id: ':key' }],
    ['permalink.php|story.php?story_fbid=:post&id=:id', { id: ':id', place: FACEBOOK_POSTS }],
    ['photo.php|photo?fbid=:post', { place: FACEBOOK_PHOTO }],
    ['watch|video.php?v=:post', { place: FACEBOOK_VIDEO }],
    ['watch/live?v=:post', { place: FACEBOOK_VIDEO }],
    ['reel|reels/:post/*', { place: FACEBOOK_VIDEO }],
    ['groups/:group/user/:id/*', { id: ':id' }],
    ['groups/:group?multi_permalinks=:post', { place: 'facebook.com/groups/:group/posts/:post' }],
    ['groups/:group/posts|permalink/:post/*', { place: 'facebook.com/groups/:group/posts/:post' }],
    ['groups/:group', { place: 'facebook.com/groups/:group' }],
    ['groups/:group/*', { place: 'facebook.com/groups/:group' }],
    ['messages/t|e2ee/:id', { id: ':id' }],
    ['messages/t/:user', { handle: ':user' }],
    ['messages/e2ee/t/:id', { id: ':id' }],
    ['share/p|v|r|g/:post/*', { place: 'facebook.com/share/:post' }],
    ['share/:post', { place: 'facebook.com/share/:post' }],
    ['stories/:id/:post/*', { id: ':id', place: 'facebook.com/stories/:id/:post' }],
    ['stories/:id', { id: ':id' }],
    ['marketplace/profile/:id/*', { id: ':id' }],
    ['marketplace/item/:post/*', { place: 'facebook.com/marketplace/item/:post' }],
    ['events/:post/*', { place: 'facebook.com/events/:post' }],
    ['pages/:name/:id/*', { id: ':id' }],
    ['pages/category/:name/:named/*', { id: ':named' }],
    ['p/:named/*', { id: ':named' }],
    ['pg/:user/*', { handle: ':user' }],
    [':id/posts/:post/*', { id: ':id', place: FACEBOOK_POSTS }],
    [':id/videos/:post', { id: ':id', place: FACEBOOK_VIDEO }],
    [':id/*', { id: ':id' }],
    [':user/posts/:slug/:post', { handle: ':user', place: 'facebook.com/:user/posts/:post' }],
    [':user/posts/:post', { handle: ':user', place: 'facebook.com/:user/posts/:post' }],
    [':user/videos/:slug/:post', { handle: ':user', place: FACEBOOK_VIDEO }],
    [':user/videos/:post', { handle: ':user', place: FACEBOOK_VIDEO }],
    [':user/photos/:album/:post/*', { handle: ':user', place: FACEBOOK_PHOTO }],
    [':user', { handle: ':user' }],
    [
      ':user/about|photos|videos|friends|posts|reels|live|followers|following|reviews|mentions/*',
      { handle: ':user' },
    ],
    [':user/*', { handle: ':user', place: '*' }],
  ],
};

export const MESSENGER: SiteData = {
  platform: 'facebook',
  profile: 'facebook.com/:user',
  profileById: 'facebook.com/:id',
  never: COMMON,
  routes: [
    ['t/:id/*', { id: ':id' }],
    ['t/:user/*', { handle: ':user' }],
    ['e2ee/t/:id/*', { id: ':id' }],
    ['e2ee/t/:user/*', { handle: ':user' }],
    ['g|j/:post', { place: 'messenger.com/g/:post' }],
  ],
};

/** Short names of profiles, and of some other things. */
export const FACEBOOK_SHORT: SiteData = {
  platform: 'facebook',
  also: ['fb.me'],
  profile: 'facebook.com/:user',
  profileById: 'facebook.com/:id',
  never: COMMON,
  keeps: [],
  routes: [
    ['e/:post', { place: 'fb.me/e/:post' }],
    ['p|v|g|s/:post', { place: 'fb.me/:post' }],
    ['j/:post', { place: 'messenger.com/g/:post' }],
    ['ch/:post', { place: 'm.me/ch/:post' }],
    [':id/*', { id: ':id' }],
    [':user', { handle: ':user' }],
  ],
};

export const WHATSAPP: SiteData = {
  platform: 'whatsapp',
  profile: 'wa.me/u/:user',
  keeps: [],
  never: COMMON,
  routes: [
    ['qr/:post', { place: 'wa.me/qr/:post' }],
    ['message/:post', { place: 'wa.me/message/:post' }],
    ['send?phone=:phone', { phone: ':phone' }],
    ['send/:phone', { phone: ':phone' }],
    ['catalog|c|product/:phone/*', { phone: ':phone' }],
    ['p|product/:post/:phone', { phone: ':phone' }],
    ['channel/:post/*', { place: 'whatsapp.com/channel/:post' }],
    ['invite|chat/:post', { place: 'chat.whatsapp.com/:post' }],
    ['u/:user', { handle: ':user' }],
    [':phone/*', { phone: ':phone' }],
  ],
};

export const WHATSAPP_GROUPS: SiteData = {
  platform: 'whatsapp',
  keeps: [],
  routes: [
    ['invite/:post', { place: 'chat.whatsapp.com/:post' }],
    [':post', { place: 'chat.whatsapp.com/:post' }],
  ],
};

export const TELEGRAM: SiteData = {
  platform: 'telegram',
  also: ['telegram.me', 'telegram.dog', 'telesco.pe', 'tx.me'],
  profile: 't.me/:user',
  keeps: [],
  never: [
    ...COMMON,
    ...'joinchat c s addstickers addemoji addlist addtheme share proxy socks setlanguage iv boost bg invoice confirmphone m giftcode nft www t call contact k a z'.split(
      ' ',
    ),
  ],
  routes: [
    ['joinchat/:code', { place: 't.me/+:code' }],
    ['c/:id/:post/*', { place: 't.me/c/:id/:post' }],
    ['c/:id', { place: 't.me/c/:id' }],
    ['addstickers|addemoji|addlist|m|giftcode|nft|contact/:post', { place: 't.me/:kind/:post' }],
    ['s|boost/:user', { handle: ':user' }],
    ['s/:user/:number', { handle: ':user', place: 't.me/:user/:number' }],
    [':digits', { phone: ':digits' }],
    [':invite', { place: 't.me/+:invite' }],
    [':user', { handle: ':user' }],
    [':user/s/:post', { handle: ':user', place: 't.me/:user/s/:post' }],
    [':user/:first/:number', { handle: ':user', place: 't.me/:user/:number' }],
    [':user/:number', { handle: ':user', place: 't.me/:user/:number' }],
  ],
};

export const X: SiteData = {
  platform: 'x',
  also: ['twitter.com', 'vxtwitter.com', 'fxtwitter.com', 'fixupx.com', 'fixvx.com'],
  profile: 'x.com/:user',
  profileById: 'x.com/i/user/:id',
  never: [...COMMON, 'compose', 'bookmarks', 'lists', 'hashtag', 'statuses', 'status', 'who_to_follow'],
  keeps: ['q', 'list_id'],
  routes: [
    ['i/status|statuses/:post', { place: 'x.com/i/status/:post' }],
    ['i/web|status/status/:post/*', { place: 'x.com/i/status/:post' }],
    ['i/status/:post/*', { place: 'x.com/i/status/:post' }],
    ['i/user/:id', { id: ':id' }],
    ['i/communities|spaces|lists|broadcasts|events|topics/:post/*', { place: 'x.com/i/:kind/:post' }],
    ['statuses/:post', { place: 'x.com/i/status/:post' }],
    ['intent/user|follow?screen_name=:user', { handle: ':user' }],
    ['intent/user|follow?user_id=:id', { id: ':id' }],
    [':user/status|statuses/:post/*', { handle: ':user', place: 'x.com/i/status/:post' }],
    [':user/lists/:post/*', { handle: ':user', place: 'x.com/:user/lists/:post' }],
    [':user', { handle: ':user' }],
    [
      ':user/with_replies|media|likes|followers|following|highlights|articles|photo|header_photo|lists/*',
      { handle: ':user' },
    ],
    ['messages/compose?recipient_id=:id', { id: ':id' }],
    [':user/*', { handle: ':user', place: '*' }],
  ],
};
