/**
 * What the codex says. Invented for the sample, in easy Latin with the spelling of a scribe; `~` is the
 * stroke of an abbreviation, 7 the sign for "et".
 */
export const PROLOGUE =
  'lores quos in hortis et in campis inueni, in hoc libro paruo collegi, ne uentus eos auferret neue hiems absconderet. Non omnes collegi, nam quis omnes flores nouit? Sed eos qui manum meam implebant. Lector, si flos deest quem tu amas, adde eum: folium uacuum tibi reliqui. Hic liber non est hortus, sed memoria horti.'

export const CHAPTERS =
  'De rosa. De uiola. De lilio. De papauere. De cyano. De fine agri, ubi folium uacuum est. De hedera. Rotam florum quaere in folio tertio.'

export const ROSE =
  'osa mane aperit se 7 uespere cadit, sed odor eius in libro manet. Quinque folia habet, et inter spinas ridet. Qui rosa~ carpit, spinam quoque carpat: nam sine spina memoria breuis est. Nec rosa rosam inuidet, nec altera alteri dicit: ego prior florui. Omnes simul in sole sunt, 7 omnes simul tacent.'

export const LILY =
  'ilium iuxta aquam stat, rectum et album, 7 tacet. Sex folia eius quasi sex paginae sunt, in quibus nihil scriptum est praeter lucem. Apis illud legit, nec litteras quaerit. Nos quoque aliquando sine litteris legamus, cum liber clausus est et fenestra patet. Quod nox celat, mane lilium narrat.'

export const VIOLET =
  'iola humilis est et sub foliis latet: quaerenti tantum se ostendit. Sic 7 uerba quaedam in libris latent, donec aliquis lente legat. Color eius est color uesperi, odor eius est odor imbris. Paruam ne contemnas: in parua quoque totus annus est. Qui uiolam calcat, nescit se calcasse; uiola nouit, et ignoscit.'

export const POPPY =
  'apauer rubet in segete et somnum portat. Folia eius tenuia sunt ut membrana, et uix inter duas paginas seruari possunt. Siccum papauer colorem mutat: quod fuit ignis, fit umbra. Sed umbram quoque collige, lector, nam ex umbra scimus ubi ignis fuerit. Semina eius plura sunt quam litterae huius libri.'

export const CORNFLOWER =
  'yanus caelum in agro est. Messor eum relinquit, scriptor eum colligit. Inter spicas stat quasi hospes qui non uocatus uenit, 7 nemo eum dimittit. Color eius manet etiam siccus, ideo scribae eum amant: nam quae scribimus, sicca sunt, et tamen colore~ tenere uolumus.'

export const EMPTY_FIELD =
  'ta finis est agri, non florum. Post messem campus uacuus uidetur: sed sub terra radices sunt, sub niue semina, sub membrana litterae ueteres quas nemo legit. Nihil omnino perit quod semel floruit, si quis illud quaerit. Folia tria hic perierunt, 7 unum tantum ex parte inuentum est in ligatura alterius libri.'

export const COLOPHON =
  'xplicit florilegium paruum. Finito libro reddo flores horto. Manus fessa est, sed folia manent. Tu qui legis, manus laua, folium leniter uerte, 7 si quid deest, quaere.'

/** What was written under the text of f. 5r before, and scraped off. */
export const UNDERTEXT =
  'De arboribus. Tilia iuxta uiam stat et umbram dat omnibus qui transeunt, nec rogat quo eant. Quercus tarde crescit et tarde loquitur. Betula alba est quasi pagina nondum scripta. Sub arbore scripsi haec, et folia ceciderunt in librum meum, et ea non remoui. Fagus litteras in cortice suo seruat, quas amici olim sculpserunt: crescunt cum arbore, et legi non iam possunt. Salix flumen respicit. Populus sine uento tremit. Pinus hiemem non timet. Malus fructum dat, et cum fructu odorem domus antiquae. Cedrus libros custodit, quia uermis eam non amat. Omnes arbores unam linguam habent, quam uentus docet.'

export const FRAGMENT =
  'Hedera muros tenet quos nemo iam habitat. Folia eius hieme quoque uiridia sunt, 7 saxa uetera quasi libros clausos amplectitur. Qui hederam scindit, murum scindit. Sic memoria domum tenet cum dominus abiit. Nota quod hedera non floret nisi senex facta est, 7 tum apes ultimae ad eam ueniunt.'
