/** Words that stand between names and say no more than that another one follows. */
export const BETWEEN: ReadonlySet<string> = new Set([
  'and',
  'aur',
  'also',
  'और',
  'व',
  'तथा',
  'एवं',
  'आणि',
  'এবং',
  'আর',
  'ও',
  'మరియు',
  'மற்றும்',
  'اور',
]);

/** How somebody is spoken to; relatives are not among them: they may say that a relative is meant. */
export const TITLES: ReadonlySet<string> = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'shri',
  'shree',
  'smt',
  'kumari',
  'sir',
  'madam',
  'ji',
  'sahib',
  'saheb',
  'श्री',
  'श्रीमती',
  'जी',
  'डॉ',
  'सर',
  'मैडम',
  'শ্রী',
  'ডাঃ',
  'గారు',
  'శ్రీ',
  'டாக்டர்',
  'திரு',
  'திருமதி',
  'صاحب',
  'جی',
  'ڈاکٹر',
]);

/** Words of every sentence: they mean somebody only where they are just that person's name. */
export const COMMON: ReadonlySet<string> = new Set(
  `a about again all am an any are as at away be because been before boss but by can could did do does father
   for from give had has have he help her here him his how i if in is it keep know let like look man may me
   mother my name near need never no not now of off on one or our out over person please report said say see
   she should show so some tall tell that the their them there these they this to uncle up us very want was
   we were what when where which who why will with woman work working works would you your aunt brother sister
   hai hain ho ka ke ki ko main me mein mera mere meri mujhe nahi na se wo woh yeh ye yahan kaam karta karte
   का के की को में मैं मेरा मेरे मेरी मुझे नहीं न से वह वो यह ये यहाँ यहां काम करता करती करते है हैं हो था थी
   आहे आहेत नाही माझा माझे माझी मला तो ती ते येथे इथे
   আমার আমি না এই সে তিনি এখানে কাজ করে করেন
   నా నేను కాదు ఈ అతను ఆమె ఇక్కడ పని
   என் நான் இல்லை இந்த அவர் அவன் அவள் இங்கே வேலை
   کا کے کی کو میں میرا میرے میری مجھے نہیں نہ سے وہ یہ یہاں کام کرتا کرتی کرتے ہے ہیں ہو`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What languages join to a name: possessives, cases, and ways to speak to somebody. */
export const ENDINGS: readonly string[] = (
  's es ji jee bhai ben da di ka ki ke ko la ne garu anna saab sahab ' +
  'जी भाई ने ला चा ची चे ना शी कडे साहेब ' +
  'কে র ের এর রা দের দা দি বাবু ' +
  'ని ను కి కు తో గారు అన్న ' +
  'ை க்கு ுக்கு ின் ோடு ால் ிடம் அண்ணா அக்கா உடன் ' +
  'جی بھائی صاحب'
).split(' ');
