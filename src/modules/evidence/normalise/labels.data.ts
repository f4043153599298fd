import type { PlatformName } from '../../vocabulary/index.js';

/**
 * Words that people put beside a name, a number or an address, in English, Hindi, Bengali, Marathi, Telugu, Tamil and Urdu.
 * Several words are parted by `,`; they are compared in folded form.
 */
export const PLATFORM_WORDS: Readonly<Partial<Record<PlatformName, string>>> = {
  instagram:
    'instagram,insta,ig,insta gram,instagramm,इंस्टाग्राम,इन्स्टाग्राम,इंस्टा,इन्स्टा,ইনস্টাগ্রাম,ইন্সটাগ্রাম,ইনস্টা,ఇన్స్టాగ్రామ్,ఇన్‌స్టాగ్రామ్,ఇన్స్టా,இன்ஸ்டாகிராம்,இன்ஸ்டா,انسٹاگرام,انسٹا',
  facebook:
    'facebook,fb,face book,messenger,फेसबुक,फ़ेसबुक,फेस बुक,मैसेंजर,मेसेंजर,ফেসবুক,ফেইসবুক,ফেবু,মেসেঞ্জার,ఫేస్బుక్,ఫేస్‌బుక్,మెసెంజర్,பேஸ்புக்,ஃபேஸ்புக்,முகநூல்,மெசஞ்சர்,فیس بک,فیسبک,میسنجر',
  whatsapp:
    'whatsapp,whats app,whatsup,whatsap,watsapp,wa,w/a,whatsapp business,व्हाट्सएप,व्हाट्सऐप,व्हॉट्सएप,व्हॉट्सऐप,वॉट्सएप,वाट्सएप,वाट्सअप,व्हाट्सअप,व्हॉट्सअॅप,व्हॉट्सॲप,হোয়াটসঅ্যাপ,হোয়াটস অ্যাপ,হোয়াটসএপ,వాట్సాప్,వాట్సప్,வாட்ஸ்அப்,வாட்ஸப்,வாட்சப்,واٹس ایپ,واٹس اپ,واٹساپ,وٹس ایپ',
  telegram:
    'telegram,tg,tele gram,telegram channel,telegram group,टेलीग्राम,टेलिग्राम,টেলিগ্রাম,టెలిగ్రామ్,டெலிகிராம்,ٹیلیگرام,ٹیلی گرام',
  snapchat:
    'snapchat,snap,snap chat,sc,स्नैपचैट,स्नॅपचॅट,स्नैप,স্ন্যাপচ্যাট,స్నాప్‌చాట్,స్నాప్చాట్,ஸ்னாப்சாட்,ஸ்நாப்சாட்,سنیپ چیٹ,اسنیپ چیٹ',
  x: 'x,twitter,tweeter,ट्विटर,টুইটার,ట్విట్టర్,ட்விட்டர்,டுவிட்டர்,ٹویٹر,ٹوئٹر',
  youtube: 'youtube,yt,you tube,यूट्यूब,युट्यूब,ইউটিউব,యూట్యూబ్,யூடியூப்,یوٹیوب,یو ٹیوب',
  tiktok: 'tiktok,tik tok,tt,टिकटॉक,টিকটক,టిక్‌టాక్,టిక్టాక్,டிக்டாக்,டிக்டோக்,ٹک ٹاک',
  discord: 'discord,dc,डिस्कॉर्ड,ডিসকর্ড,డిస్కార్డ్,டிஸ்கார்ட்,ڈسکارڈ,ڈسکورڈ',
  reddit: 'reddit,रेडिट,रेडडिट,রেডিট,రెడ్డిట్,ரெடிட்,ریڈٹ',
  threads: 'threads,थ्रेड्स,থ্রেডস,థ్రెడ్స్,த்ரெட்ஸ்,تھریڈز',
  onlyfans: 'onlyfans,only fans',
  sharechat: 'sharechat,share chat,शेयरचैट',
};

/** Says that a name follows. */
export const NAME_WORDS =
  'id,ids,i.d,username,user,user name,usernames,user id,userid,handle,account,acct,acc,profile,name,page,link,url,channel,his,her,their,my,new,old,second,other,fake,real,main,आईडी,आइडी,आयडी,यूजर,यूज़र,यूजरनेम,यूज़रनेम,नाम,नाव,प्रोफाइल,प्रोफ़ाइल,खाता,अकाउंट,खाते,আইডি,নাম,ইউজারনেম,প্রোফাইল,অ্যাকাউন্ট,ఐడి,పేరు,యూజర్నేమ్,ప్రొఫైల్,ఖాతా,ஐடி,பெயர்,கணக்கு,சுயவிவரம்,آئی ڈی,آئیڈی,نام,اکاؤنٹ,پروفائل';

/** Says that a number follows. */
export const PHONE_WORDS =
  'ph,phone,phones,phone no,telephone,tel,mob,mobile,mobile no,cell,cellphone,call,calls,contact,contacts,no,nos,num,number,numbers,sms,text,mo,m,whatsapp no,फोन,फ़ोन,मोबाइल,मोबाईल,नंबर,नम्बर,नं,संपर्क,क्रमांक,ফোন,মোবাইল,নম্বর,নাম্বার,ఫోన్,మొబైల్,నంబర్,నెంబర్,నంబరు,தொலைபேசி,கைபேசி,மொபைல்,போன்,எண்,நம்பர்,فون,موبائل,نمبر,رابطہ';

/** Says that an e-mail address follows. */
export const EMAIL_WORDS =
  'email,e-mail,mail,mailto,gmail,email id,mail id,ईमेल,ई-मेल,मेल,ইমেইল,ই-মেইল,ఇమెయిల్,மின்னஞ்சல்,ای میل,ایمیل';

/** Says where money went. */
export const PAYMENT_WORDS =
  'upi,upi id,vpa,bhim,gpay,g pay,google pay,googlepay,phonepe,phone pe,paytm,amazon pay,pay,paid,paid to,sent,sent to,to,transfer,transferred,account,a/c,ac,acc,acct,a/c no,account no,account number,bank,bank account,savings,current,beneficiary,ifsc,ifsc code,code,btc,bitcoin,eth,ethereum,erc20,usdt,usdc,trc20,bep20,xmr,monero,xrp,ripple,ada,ton,zec,dash,bch,segwit,coin,coins,gift card,cash,money,online,bank transfer,neft,imps,rtgs,netbanking,net banking,card,debit card,credit card,voucher,tron,trx,ltc,litecoin,sol,solana,bnb,doge,crypto,wallet,address,addr,wallet address,iban,swift,paypal,no,num,number,id,qr,यूपीआई,यूपीआय,भीम,गूगल पे,फोनपे,फ़ोनपे,पेटीएम,बैंक,बँक,खाता,खाते,खाता संख्या,खाता नंबर,खाते क्रमांक,संख्या,नंबर,आईडी,आयडी,ইউপিআই,ব্যাংক,অ্যাকাউন্ট,নম্বর,আইডি,యూపీఐ,బ్యాంక్,ఖాతా,నంబర్,ఐడి,யூபிஐ,வங்கி,கணக்கு,எண்,ஐடி,یو پی آئی,بینک,اکاؤنٹ,نمبر,آئی ڈی';

/** Says that the digits beside it are an account, whatever else they may be. */
export const ACCOUNT_WORDS =
  'a/c,ac,acc,acct,account,bank,ifsc,savings,iban,खाता,खाते,बैंक,बँक,অ্যাকাউন্ট,ব্যাংক,ఖాతా,బ్యాంక్,கணக்கு,வங்கி,اکاؤنٹ,بینک';

/** May stand between the others. */
export const FILLERS =
  'and,or,also,on,in,at,is,the,this,of,for,with,only,use,uses,using,from,via,by,at,it,its,he,she,they,और,या,पर,में,है,का,की,आणि,वर,এবং,ও,আর,এ,మరియు,లో,மற்றும்,இல்,اور,پر,میں,ہے,کا,کی';

/** Answers that say that there is none: they would be found again in every other report. */
export const NO_ANSWERS =
  "none,nil,na,n/a,n a,no,nothing,unknown,not known,not sure,dont know,don't know,don’t know,do not know,i dont know,i don't know,i don’t know,i do not know,idk,no idea,cant say,can't say,x,xx,xxx,test,पता नहीं,नहीं पता,मालूम नहीं,नहीं,कोई नहीं,माहित नाही,नाही,জানি না,না,తెలియదు,లేదు,தெரியாது,இல்லை,معلوم نہیں,پتہ نہیں,نہیں";

/** Behind the `@` of a UPI id, of the banks and apps whose ids are in use. Any other counts where money is asked for. */
export const UPI_BANKS =
  'okaxis,okhdfcbank,okicici,oksbi,ybl,ibl,axl,paytm,ptyes,ptaxis,pthdfc,ptsbi,upi,apl,yapl,rapl,waicici,wahdfcbank,waaxis,wasbi,freecharge,ikwik,jupiteraxis,fam,yesfam,slice,sliceaxis,sbi,hdfcbank,icici,axisbank,axis,kotak,kmbl,kaypay,barodampay,pnb,cnrb,idfcbank,idfcfirst,idfc,indus,induspay,airtel,airtelpaymentsbank,postbank,jio,jiopay,timecosmos,naviaxis,superyes,axisb,yesbank,yesbankltd,yespay,federal,fbl,rbl,unionbank,uboi,uco,indianbank,iob,mahb,boi,centralbank,cboi,psb,kvb,kbl,sib,tmb,dbs,hsbc,citi,citigold,sc,dlb,csbpay,aubank,equitas,utkarsh,ujjivan,bandhan,idbi,dcb,obc,allbank,andb,vijb,myicici,pingpay,eazypay,pockets,imobile,payzapp,hdfcbankjd,niyoicici,goaxb,abfspay,tapicici,bpaxis,oneyes,shriramhdfcbank,trans,axisgo,mboi,lvb,cub,kjsb,nsdl,finobank,dhani,amazonpay';
