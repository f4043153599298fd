import type { MatchingGroup } from './group.js';

/** Where something is. */
export const PLACES: readonly MatchingGroup[] = [
  {
    field: 'links',
    value: 'place x.com/i/status/12345',
    texts: [
      'https://x.com/bad/status/12345',
      'https://twitter.com/bad/status/12345',
      'https://mobile.twitter.com/bad/status/12345?s=20',
      'https://x.com/bad/status/12345?s=46&t=AbC',
      'https://x.com/bad/status/12345/photo/1',
      'https://fxtwitter.com/bad/status/12345',
    ],
  },
  {
    field: 'links',
    value: 'place instagram.com/p/Cabc123',
    texts: [
      'https://www.instagram.com/reel/Cabc123/',
      'https://www.instagram.com/p/Cabc123/',
      'https://www.instagram.com/tv/Cabc123/',
      'https://www.instagram.com/reels/Cabc123/',
      'https://www.instagram.com/reel/Cabc123.',
      '(https://www.instagram.com/reel/Cabc123/)',
      'video: https://www.instagram.com/reel/Cabc123/',
      'video:https://www.instagram.com/reel/Cabc123/',
      'https://www.instagram.com/reel/Cabc123/ please remove',
      'https://www.instagram.com/p/Cabc123/?img_index=3&igsh=x',
      '[https://www.instagram.com/p/Cabc123/]',
      '<https://www.instagram.com/p/Cabc123/>',
      '"instagram.com/p/Cabc123"',
      '[my picture](https://www.instagram.com/p/Cabc123/)',
      'https://www.instagram.com/p/Cabc123/।',
      'यहाँ है https://www.instagram.com/p/Cabc123/।',
      'hxxps://www.instagram[.]com/p/Cabc123/',
      'https://www.google.co.in/url?sa=t&url=https%3A%2F%2Fwww.instagram.com%2Fp%2FCabc123%2F&usg=x',
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fl.instagram.com%2F%3Fu%3Dhttps%253A%252F%252Fwww.instagram.com%252Fp%252FCabc123%252F',
    ],
  },
  {
    field: 'links',
    value: 'place youtube.com/watch?v=abc123',
    texts: [
      'https://www.youtube.com/watch?v=abc123',
      'https://youtu.be/abc123?si=xyz',
      'https://m.youtube.com/watch?v=abc123&pp=ygU&t=10s',
      'https://www.youtube.com/shorts/abc123?feature=share',
      'https://www.youtube.com/live/abc123?si=x',
      'https://www.youtube.com/embed/abc123',
      'https://www.youtube-nocookie.com/embed/abc123',
      'https://music.youtube.com/watch?v=abc123&list=RD1',
      'vnd.youtube:abc123',
    ],
  },
  {
    field: 'links',
    value: 'place facebook.com/bad.man/posts/123',
    texts: [
      'https://www.facebook.com/bad.man/posts/123',
      'https://web.facebook.com/bad.man/posts/123?_rdc=1&_rdr',
      'https://www.facebook.com/bad.man/posts/123?__cft__[0]=a&__tn__=x',
      'https://m.facebook.com/Bad.Man/posts/123/?locale=hi_IN',
      'https://www.facebook.com/bad.man/posts/a-long-title/123',
    ],
  },
  {
    field: 'links',
    value: 'place facebook.com/1000/posts/123',
    texts: [
      'https://www.facebook.com/permalink.php?story_fbid=123&id=1000',
      'https://m.facebook.com/story.php?story_fbid=123&id=1000&refid=52',
      'https://www.facebook.com/1000/posts/123',
    ],
  },
  {
    field: 'links',
    value: 'place facebook.com/watch?v=998877',
    texts: [
      'https://www.facebook.com/watch/?v=998877',
      'https://m.facebook.com/watch/?v=998877&_rdr',
      'https://www.facebook.com/reel/998877',
      'https://www.facebook.com/video.php?v=998877',
      'https://www.facebook.com/watch/live/?v=998877',
    ],
  },
  {
    field: 'links',
    value: 'place tiktok.com/video/7123456789',
    texts: [
      'https://www.tiktok.com/@bad.man/video/7123456789?is_from_webapp=1',
      'https://m.tiktok.com/@bad.man/video/7123456789',
      'https://www.tiktok.com/@bad.man/photo/7123456789',
    ],
  },
  {
    field: 'links',
    value: 'place vm.tiktok.com/ZMabc',
    texts: ['https://vm.tiktok.com/ZMabc/', 'vm.tiktok.com/ZMabc'],
  },
  {
    field: 'links',
    value: 'place reddit.com/comments/abc12',
    texts: [
      'https://www.reddit.com/r/Pics/comments/abc12/a_title/',
      'https://old.reddit.com/r/pics/comments/abc12/',
      'https://redd.it/abc12',
      'https://www.reddit.com/comments/abc12/?share_id=x&utm_source=share',
      'https://np.reddit.com/gallery/abc12',
    ],
  },
  {
    field: 'links',
    value: 'place discord.gg/AbCd',
    texts: [
      'https://discord.gg/AbCd',
      'discord.gg/AbCd',
      'https://discord.com/invite/AbCd?event=1',
      'https://discordapp.com/invite/AbCd',
    ],
  },
  {
    field: 'links',
    value: 'place t.me/+AbCdEfGh',
    texts: [
      'https://t.me/+AbCdEfGh',
      'https://t.me/joinchat/AbCdEfGh',
      'tg://join?invite=AbCdEfGh',
      'telegram.me/joinchat/AbCdEfGh',
    ],
  },
  {
    field: 'links',
    value: 'place t.me/bad_person/123',
    texts: [
      'https://t.me/bad_person/123',
      'https://t.me/s/bad_person/123',
      'https://t.me/bad_person/123?single',
      'tg://resolve?domain=bad_person&post=123',
      'https://telegram.me/Bad_Person/123',
    ],
  },
  {
    field: 'links',
    value: 'place chat.whatsapp.com/GrOuP',
    texts: [
      'https://chat.whatsapp.com/GrOuP',
      'https://chat.whatsapp.com/invite/GrOuP?mode=r_c',
      'whatsapp://chat?code=GrOuP',
      'Join my group: https://chat.whatsapp.com/GrOuP',
    ],
  },
  {
    field: 'links',
    value: 'place wa.me/qr/ABCD',
    texts: ['https://wa.me/qr/ABCD', 'wa.me/qr/ABCD?x=1', 'https://api.whatsapp.com/qr/ABCD'],
  },
  {
    field: 'links',
    value: 'place example.com/a/b?id=7',
    texts: [
      'https://www.example.com/a/b/?utm_source=x&id=7#top',
      'http://example.com:80/a/b?id=7',
      'HTTPS://M.Example.com/a/b?id=7&fbclid=9',
      'see example.com/a/b?id=7.',
      '(example.com/a/b?id=7)',
      'https://exam\u00adple.com/a/\u200bb?id=7',
    ],
  },
  {
    field: 'links',
    value: 'place telegram group bad things',
    texts: ['Telegram group "Bad  Things"', 'telegram group "bad things".', ' Telegram Group "BAD Things" '],
  },
  {
    field: 'links',
    value: 'place en.wikipedia.org/wiki/A_%28b%29',
    texts: [
      'https://en.wikipedia.org/wiki/A_(b)',
      '(https://en.wikipedia.org/wiki/A_(b))',
      'https://en.wikipedia.org/wiki/A_%28b%29.',
    ],
  },
  {
    field: 'links',
    value: 'place site.example#/post/5',
    texts: ['https://site.example/#/post/5', 'www.site.example/#/post/5/'],
  },
  {
    field: 'links',
    value: 'place site.example',
    texts: ['https://site.example/#top', 'site.example', 'http://www.site.example/'],
  },
  {
    field: 'links',
    value: 'place drive.google.com/file/d/1AbC',
    texts: [
      'https://drive.google.com/file/d/1AbC/view?usp=sharing',
      'https://drive.google.com/open?id=1AbC',
      'https://drive.google.com/uc?export=download&id=1AbC',
    ],
  },
  {
    field: 'links',
    value: 'place pornhub.com/view_video.php?viewkey=ph5',
    texts: [
      'https://www.pornhub.com/view_video.php?viewkey=ph5',
      'https://rt.pornhub.com/view_video.php?viewkey=ph5&t=3',
      'https://www.pornhub.com/embed/ph5',
    ],
  },
  {
    field: 'links',
    value: 'place reddit.com/comments/abc12/comment/def34',
    texts: [
      'https://www.reddit.com/r/pics/comments/abc12/a_title/def34/',
      'https://www.reddit.com/r/pics/comments/abc12/comment/def34/?context=3',
    ],
  },
  {
    field: 'links',
    value: 'place facebook.com/photo?fbid=77',
    texts: [
      'https://www.facebook.com/photo/?fbid=77&set=a.2',
      'https://m.facebook.com/photo.php?fbid=77&id=1000',
      'https://www.facebook.com/bad.man/photos/a.2/77/?type=3',
    ],
  },
  {
    field: 'links',
    value: 'place facebook.com/groups/friends/posts/45',
    texts: [
      'https://www.facebook.com/groups/Friends/posts/45/',
      'https://m.facebook.com/groups/friends/permalink/45/?mibextid=x',
      'https://facebook.com/groups/friends?multi_permalinks=45',
    ],
  },
];
