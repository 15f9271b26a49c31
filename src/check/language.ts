/** ISO 639-1, as the registry of BCP 47 has it, with the few that it keeps for old documents. */
const twoLetters = new Set(
  (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en " +
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu " +
    "iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr " +
    "ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si " +
    "sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi " +
    "yo za zh zu"
  ).split(" "),
);

/** Why a text is no language tag of BCP 47; `undefined` when it is one. */
export function languageFlaw(text: string): string | undefined {
  if (text.includes("_")) return "its parts are joined by a hyphen, not by _";
  if (/^x(?:-[a-z0-9]{1,8})+$|^i-[a-z0-9-]+$/i.test(text)) return undefined;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(text)) return "it begins with a code of two or three letters";
  const [language = "", ...parts] = text.toLowerCase().split("-");
  if (language.length === 2 && !twoLetters.has(language)) return `no language has the code ${language}`;
  if (parts[0] === "uk") return "the region is GB";
  // So short it can be in no other order, and `Intl` takes long to begin with.
  if (/^[a-z]{2,3}(?:-[a-z]{2})?$/i.test(text)) return undefined;
  try {
    Intl.getCanonicalLocales(text);
    return undefined;
  } catch {
    return "its parts are not in the order language, script, region, variant";
  }
}
