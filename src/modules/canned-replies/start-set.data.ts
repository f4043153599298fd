import type { Use } from '../guidance/index.js';

interface StartText {
  readonly title: string;
  /** `{numbers}` stands where the lines of a country go; without any the paragraph is left out. */
  readonly text: string;
}

/** One situation, in the languages that there are. */
interface StartTexts {
  readonly name: string;
  /** Which lines stand in it. */
  readonly uses: readonly Use[];
  readonly texts: { readonly en: StartText; readonly hi: StartText };
}

/**
 * The replies of a fresh installation: plain words, no blame, one step after the other, and no promise that nobody can keep. They
 * carry nothing of a case; whoever sends one reads it first and makes it fit.
 */
export const START_TEXTS: readonly StartTexts[] = [
  {
    name: 'sextortion_child',
    uses: ['child'],
    texts: {
      en: {
        title: 'Threats over pictures, under 18',
        text: `Thank you for telling us. That took courage. This is not your fault, and you are not in trouble with us. The person who threatens you is the one doing wrong.

What helps right now:
1. Do not pay. Do not send more pictures, even if they say it will stop. Paying does not make it stop.
2. Do not delete the chat or your account. What they wrote is proof against them.
3. Note their user name and where they told you to pay. Do not take screenshots of private pictures.
4. Report the account in the app. Then stop answering.
5. If you can, tell one grown-up whom you trust. You do not have to carry this alone. We can help you find the words.

There are ways to have pictures of people under 18 blocked. We can do this with you, step by step. No one needs to see the pictures for that.

Are you safe where you are now? Did they set a time? Please write back when you can.

If you want to talk to a person now:
{numbers}`,
      },
      hi: {
        title: 'फ़ोटो को लेकर धमकी, 18 से कम उम्र',
        text: `हमें बताने के लिए धन्यवाद। इसके लिए हिम्मत चाहिए। इसमें आपकी कोई गलती नहीं है, और यहाँ कोई आपको डाँटने या सज़ा देने वाला नहीं है। गलत वह कर रहा है जो धमकी दे रहा है।

अभी इन बातों से मदद मिलती है:
1. पैसे मत दीजिए। और फ़ोटो मत भेजिए, चाहे वे कहें कि इससे यह रुक जाएगा। पैसे देने से यह नहीं रुकता।
2. चैट या अकाउंट डिलीट मत कीजिए। उन्होंने जो लिखा है, वह उनके ख़िलाफ़ सबूत है।
3. उनका यूज़र नेम और पैसे कहाँ माँगे, यह लिख लीजिए। प्राइवेट फ़ोटो का स्क्रीनशॉट मत लीजिए।
4. ऐप में उस अकाउंट को रिपोर्ट कीजिए। उसके बाद जवाब देना बंद कर दीजिए।
5. हो सके तो किसी एक बड़े को बताइए, जिस पर आपको भरोसा हो। यह बोझ अकेले उठाना ज़रूरी नहीं है। क्या कहना है, यह हम साथ मिलकर सोच सकते हैं।

18 से कम उम्र वालों की फ़ोटो रुकवाने के तरीके हैं। हम यह आपके साथ एक-एक कदम करके कर सकते हैं। इसके लिए किसी को वे फ़ोटो देखने की ज़रूरत नहीं है।

क्या आप अभी जहाँ हैं, वहाँ सुरक्षित हैं? क्या उन्होंने कोई समय दिया है? जब हो सके, हमें लिखिए।

अगर अभी किसी से बात करनी हो:
{numbers}`,
      },
    },
  },
  {
    name: 'sextortion_adult',
    uses: ['cyber'],
    texts: {
      en: {
        title: 'Threats over pictures, adult',
        text: `Thank you for writing to us. What is being done to you is a crime, and it is not your fault. It happens to many people.

What helps right now:
1. Do not pay. If you have paid, do not pay again, and tell your bank or payment app today.
2. Do not send more pictures and do not meet this person.
3. Keep the chat. Take screenshots of the threats, the names and where they want the money.
4. Report the account in the app, then stop answering.
5. Make your friends list private, so that it is harder to reach the people you know.

Next we can help you to have pictures blocked and to report this. You decide what happens, and in which order.

Are you safe where you are now? Did they set a time? Have you paid anything?

Numbers that can help:
{numbers}`,
      },
      hi: {
        title: 'फ़ोटो को लेकर धमकी, 18 या ज़्यादा उम्र',
        text: `हमें लिखने के लिए धन्यवाद। आपके साथ जो किया जा रहा है, वह अपराध है, और इसमें आपकी कोई गलती नहीं है। यह बहुत लोगों के साथ होता है।

अभी इन बातों से मदद मिलती है:
1. पैसे मत दीजिए। अगर पैसे दे दिए हैं, तो और मत दीजिए, और आज ही अपने बैंक या पेमेंट ऐप को बताइए।
2. और फ़ोटो मत भेजिए, और इस इंसान से मत मिलिए।
3. चैट सँभालकर रखिए। धमकियों, नामों और पैसे कहाँ माँगे, इनके स्क्रीनशॉट लीजिए।
4. ऐप में उस अकाउंट को रिपोर्ट कीजिए, फिर जवाब देना बंद कर दीजिए।
5. अपनी फ़्रेंड लिस्ट को प्राइवेट कर दीजिए, ताकि आपके जानने वालों तक पहुँचना मुश्किल हो।

आगे हम फ़ोटो रुकवाने में और इसकी शिकायत करने में मदद कर सकते हैं। क्या करना है और कब, यह आप तय करेंगे।

क्या आप अभी जहाँ हैं, वहाँ सुरक्षित हैं? क्या उन्होंने कोई समय दिया है? क्या पैसे दिए गए हैं?

इन नंबरों से मदद मिल सकती है:
{numbers}`,
      },
    },
  },
  {
    name: 'pictures_shared',
    uses: ['cyber'],
    texts: {
      en: {
        title: 'Pictures were shared',
        text: `We are sorry that this was done to you. It is not your fault, whoever took the pictures and however they came to be. Sharing them without your yes is wrong, and in many countries a crime.

What we can do together:
1. Write down where the pictures are: the address of the page, the name of the account or group. Only the address. Please do not send us the pictures.
2. Report each of them in the app or on the site. We help with the words.
3. Have them blocked on large platforms. This works with a fingerprint that is made on your own phone. The picture does not leave it.
4. If you wish, report it to the police. You decide.

We cannot promise that everything will be gone. We can promise that we keep at it with you.

Is anything more being threatened? Is somebody with you?

Numbers that can help:
{numbers}`,
      },
      hi: {
        title: 'फ़ोटो शेयर कर दी गईं',
        text: `हमें दुख है कि आपके साथ ऐसा किया गया। फ़ोटो किसी ने भी ली हों और कैसे भी बनी हों, इसमें आपकी कोई गलती नहीं है। आपकी हाँ के बिना उन्हें शेयर करना गलत है, और कई देशों में अपराध है।

हम साथ मिलकर यह कर सकते हैं:
1. लिख लीजिए कि फ़ोटो कहाँ हैं: पेज का पता, अकाउंट या ग्रुप का नाम। सिर्फ़ पता। कृपया फ़ोटो हमें मत भेजिए।
2. ऐप या साइट पर हर एक को रिपोर्ट कीजिए। क्या लिखना है, इसमें हम मदद करेंगे।
3. बड़े प्लैटफ़ॉर्म पर उन्हें रुकवाना। यह आपके अपने फ़ोन पर बने फ़िंगरप्रिंट से होता है। फ़ोटो फ़ोन से बाहर नहीं जाती।
4. अगर चाहें, तो पुलिस में शिकायत। यह आप तय करेंगे।

हम यह वादा नहीं कर सकते कि सब कुछ हट जाएगा। हम यह वादा करते हैं कि हम आपके साथ लगे रहेंगे।

क्या और कोई धमकी दी जा रही है? क्या कोई आपके साथ है?

इन नंबरों से मदद मिल सकती है:
{numbers}`,
      },
    },
  },
  {
    name: 'finder',
    uses: ['found'],
    texts: {
      en: {
        title: 'Somebody found pictures of a child',
        text: `Thank you for reporting this. Seeing something like this is hard, and by telling us you may help a child.

Please:
1. Do not save, copy, forward or share what you saw, not even as proof. In most countries that alone is against the law.
2. Send us the address only: the link, the name of the account or group, and when you saw it.
3. Do not write to the people who posted it.
4. Close the page. If it was in a group, leave the group after you have noted its name.

We pass the address on to those who can have it removed and look into it. What you saw can stay with you for a while. If it does, it helps to talk about it, with us too.

You can also report it here, without giving your name:
{numbers}`,
      },
      hi: {
        title: 'किसी बच्चे की फ़ोटो मिली',
        text: `इसकी जानकारी देने के लिए धन्यवाद। ऐसी चीज़ देखना कठिन होता है, और बताने से किसी बच्चे की मदद हो सकती है।

कृपया:
1. जो देखा, उसे सेव, कॉपी, फ़ॉरवर्ड या शेयर मत कीजिए, सबूत के तौर पर भी नहीं। ज़्यादातर देशों में यही कानून के ख़िलाफ़ है।
2. हमें सिर्फ़ पता भेजिए: लिंक, अकाउंट या ग्रुप का नाम, और कब देखा।
3. जिन लोगों ने डाला है, उन्हें कुछ मत लिखिए।
4. पेज बंद कर दीजिए। अगर वह किसी ग्रुप में था, तो उसका नाम लिखकर ग्रुप छोड़ दीजिए।

हम यह पता उन तक पहुँचाते हैं, जो इसे हटवा सकते हैं और जाँच कर सकते हैं। जो देखा, वह कुछ समय तक मन में रह सकता है। ऐसा हो, तो बात करने से मदद मिलती है, हमसे भी।

नाम बताए बिना यहाँ भी रिपोर्ट की जा सकती है:
{numbers}`,
      },
    },
  },
  {
    name: 'own_thoughts',
    uses: ['emergency', 'distress'],
    texts: {
      en: {
        title: 'Thoughts of suicide or self-harm',
        text: `Thank you for telling us how bad it is. You matter to us, and we are taking this seriously. Many people in this situation have such thoughts. They can pass, and you do not have to get through this alone.

Please do this now:
1. Call one of the numbers below, or go to a person who is near you.
2. Tell them: "I am thinking of hurting myself. Please stay with me."
3. Put away whatever you could hurt yourself with, or leave the room where it is.

{numbers}

What was done to you can be dealt with, one step at a time, and we stay with you for that. First we want you to be safe.

Are you safe at this moment? Is anybody with you? Please answer us, even with one word.`,
      },
      hi: {
        title: 'आत्महत्या या ख़ुद को चोट पहुँचाने के खयाल',
        text: `यह बताने के लिए धन्यवाद कि हालत कितनी कठिन है। आप हमारे लिए मायने रखते हैं, और हम इसे गंभीरता से ले रहे हैं। ऐसी हालत में बहुत लोगों को ऐसे खयाल आते हैं। वे खयाल गुज़र सकते हैं, और यह सब अकेले झेलना ज़रूरी नहीं है।

अभी यह कीजिए:
1. नीचे दिए किसी नंबर पर कॉल कीजिए, या पास के किसी इंसान के पास जाइए।
2. उनसे कहिए: "मुझे ख़ुद को चोट पहुँचाने के खयाल आ रहे हैं। मेरे साथ रहिए।"
3. जिस चीज़ से चोट पहुँच सकती है, उसे दूर रखिए, या उस कमरे से बाहर आ जाइए।

{numbers}

आपके साथ जो हुआ है, उससे एक-एक कदम करके निपटा जा सकता है, और हम उसमें आपके साथ हैं। पहले हम चाहते हैं कि आप सुरक्षित रहें।

क्या आप इस पल सुरक्षित हैं? क्या कोई आपके साथ है? कृपया जवाब दीजिए, चाहे एक ही शब्द में।`,
      },
    },
  },
  {
    name: 'looking',
    uses: [],
    texts: {
      en: {
        title: 'We are looking at it',
        text: `Thank you. We have read what you wrote, and a person is working on it now. You will hear from us here, on this page.

Until then: do not pay, do not delete anything, and you do not have to answer the person who does this.

If something changes, or you are in danger, write to us here at once. If you are in danger right now, call your local emergency number first.`,
      },
      hi: {
        title: 'हम इसे देख रहे हैं',
        text: `धन्यवाद। आपने जो लिखा, वह हमने पढ़ लिया है, और अब एक इंसान इस पर काम कर रहा है। हमारा जवाब यहीं, इसी पेज पर मिलेगा।

तब तक: पैसे मत दीजिए, कुछ डिलीट मत कीजिए, और जो यह कर रहा है, उसे जवाब देना ज़रूरी नहीं है।

अगर कुछ बदले, या ख़तरा हो, तो तुरंत यहाँ लिखिए। अगर अभी ख़तरा है, तो पहले अपने यहाँ के इमरजेंसी नंबर पर कॉल कीजिए।`,
      },
    },
  },
  {
    name: 'closing',
    uses: [],
    texts: {
      en: {
        title: 'Closing, the door stays open',
        text: `You have come a long way with this. We have done together what there was to do, and so we close this report.

That does not shut the door. If it starts again, if pictures turn up, or if it weighs on you, write to us here with the same code. Your report is then open again, and you do not have to tell everything once more.

What happened was not your fault. Thank you for trusting us. Take good care of yourself.`,
      },
      hi: {
        title: 'रिपोर्ट बंद करना, दरवाज़ा खुला है',
        text: `आप इसमें बहुत आगे आ चुके हैं। जो अभी किया जा सकता था, वह हमने साथ मिलकर कर लिया है, इसलिए हम यह रिपोर्ट बंद कर रहे हैं।

इससे दरवाज़ा बंद नहीं होता। अगर यह फिर शुरू हो, फ़ोटो कहीं दिखें, या मन पर बोझ हो, तो उसी कोड से यहाँ लिखिए। रिपोर्ट फिर खुल जाएगी, और सब कुछ दोबारा नहीं बताना पड़ेगा।

जो हुआ, उसमें आपकी कोई गलती नहीं थी। हम पर भरोसा करने के लिए धन्यवाद। अपना खयाल रखिए।`,
      },
    },
  },
];
