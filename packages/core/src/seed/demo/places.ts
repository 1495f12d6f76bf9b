const languages = ["en", "es", "fr", "de", "pt", "pl", "ar", "sw", "it", "ro", "nl", "tr"] as const;
export type Language = (typeof languages)[number];

/** Where people of a language live and what they are called. */
export type Place = {
  cities: readonly { name: string; timeZone: string }[];
  streets: readonly string[];
  first: readonly string[];
  last: readonly string[];
  /** How an amount is written. */
  money: (amount: string) => string;
  items: readonly string[];
  restaurants: readonly string[];
};

const euro = (amount: string): string => `€${amount}`;
const euroAfter = (amount: string): string => `${amount.replace(".", ",")} €`;

const places = {
  en: {
    cities: [
      { name: "Nairobi", timeZone: "Africa/Nairobi" },
      { name: "Lagos", timeZone: "Africa/Lagos" },
      { name: "Accra", timeZone: "Africa/Accra" },
      { name: "Dublin", timeZone: "Europe/Dublin" },
    ],
    streets: [
      "Ngong Road",
      "Kenyatta Avenue",
      "Allen Avenue",
      "Camden Street",
      "Oxford Street, Osu",
      "Riverside Drive",
    ],
    first: ["Kwame", "Amina", "Daniel", "Chidi", "Emma", "Aoife", "Ngozi", "Peter", "Ruth", "Samuel", "Orla", "Efua"],
    last: ["Mensah", "Okafor", "Nwosu", "Byrne", "Adeyemi", "Kelly", "Boateng", "Otieno", "Murphy", "Diallo", "Eze"],
    money: euro,
    items: [
      "black umbrella",
      "phone with a blue cover",
      "laptop bag",
      "house keys",
      "reading glasses",
      "child's jacket",
    ],
    restaurants: ["Mama Oliech Kitchen", "The Spice Route", "Harbour Noodles", "Green Bowl", "Suya Corner"],
  },
  es: {
    cities: [
      { name: "Madrid", timeZone: "Europe/Madrid" },
      { name: "Sevilla", timeZone: "Europe/Madrid" },
      { name: "Valencia", timeZone: "Europe/Madrid" },
    ],
    streets: [
      "calle de Alcalá",
      "avenida de la Constitución",
      "calle Fuencarral",
      "paseo de la Alameda",
      "calle Betis",
    ],
    first: ["Lucía", "Javier", "Carmen", "Álvaro", "Marta", "Diego", "Elena", "Pablo", "Nuria", "Sergio"],
    last: ["García", "Fernández", "Ruiz", "Navarro", "Iglesias", "Molina", "Ortega", "Serrano", "Delgado"],
    money: euroAfter,
    items: ["paraguas negro", "móvil con funda verde", "mochila gris", "llaves de casa", "gafas de sol"],
    restaurants: ["Casa Pepa", "Taquería El Sol", "Sushi Kaito", "La Huerta Verde"],
  },
  fr: {
    cities: [
      { name: "Paris", timeZone: "Europe/Paris" },
      { name: "Lyon", timeZone: "Europe/Paris" },
      { name: "Casablanca", timeZone: "Africa/Casablanca" },
    ],
    streets: ["rue de la République", "boulevard Voltaire", "quai Saint-Antoine", "boulevard d'Anfa", "rue Oberkampf"],
    first: ["Camille", "Julien", "Inès", "Mathieu", "Léa", "Hugo", "Nadia", "Thomas", "Sarah", "Bastien"],
    last: ["Rousseau", "Lefèvre", "Moreau", "Girard", "Benali", "Chevalier", "Fontaine", "Marchand", "Perrin"],
    money: euroAfter,
    items: ["parapluie noir", "téléphone avec une coque rouge", "sac à dos", "trousseau de clés", "écharpe grise"],
    restaurants: ["Le Petit Zinc", "Chez Inès", "Couscous Dar Salam", "Boulangerie Lormeau"],
  },
  de: {
    cities: [
      { name: "Berlin", timeZone: "Europe/Berlin" },
      { name: "Hamburg", timeZone: "Europe/Berlin" },
      { name: "Leipzig", timeZone: "Europe/Berlin" },
    ],
    streets: ["Torstraße", "Karl-Marx-Allee", "Schanzenstraße", "Karl-Liebknecht-Straße", "Sonnenallee"],
    first: ["Lena", "Jonas", "Miriam", "Felix", "Anke", "Emre", "Sophie", "Matthias", "Jana", "Lukas"],
    last: ["Hoffmann", "Brandt", "Yıldız", "Schreiber", "Vogel", "Lindqvist", "Krause", "Neumann", "Seidel"],
    money: euroAfter,
    items: ["schwarzer Regenschirm", "Handy mit blauer Hülle", "Laptoptasche", "Schlüsselbund", "Brille im Etui"],
    restaurants: ["Kaffeerösterei Nord", "Ramen Haus Mitte", "Gasthaus zur Linde", "Falafel Salam"],
  },
  pt: {
    cities: [
      { name: "Lisboa", timeZone: "Europe/Lisbon" },
      { name: "Porto", timeZone: "Europe/Lisbon" },
      { name: "Braga", timeZone: "Europe/Lisbon" },
    ],
    streets: ["Rua Augusta", "Avenida da Liberdade", "Rua de Santa Catarina", "Largo do Rato", "Rua do Almada"],
    first: ["Sofia", "Rafael", "Marta", "Bruno", "Inês", "Tiago", "Beatriz", "Duarte", "Catarina", "Nuno"],
    last: ["Marques", "Souza", "Silva", "Carvalho", "Teixeira", "Antunes", "Pinheiro", "Figueiredo", "Rocha"],
    money: euroAfter,
    items: ["guarda-chuva preto", "telemóvel com capa azul", "mochila", "chaves de casa", "óculos de sol"],
    restaurants: ["Pão da Vila", "Tasca do Zé", "Sabores de Goa", "Cervejaria Trindade Nova"],
  },
  pl: {
    cities: [
      { name: "Warszawa", timeZone: "Europe/Warsaw" },
      { name: "Kraków", timeZone: "Europe/Warsaw" },
      { name: "Wrocław", timeZone: "Europe/Warsaw" },
    ],
    streets: ["ul. Marszałkowska", "ul. Floriańska", "ul. Świdnicka", "al. Jana Pawła II", "ul. Długa"],
    first: ["Mateusz", "Agnieszka", "Piotr", "Katarzyna", "Zofia", "Jakub", "Magdalena", "Paweł", "Ewa", "Michał"],
    last: ["Nowicki", "Zielińska", "Kowalczyk", "Wrona", "Szymańska", "Lis", "Kaczmarek", "Sikora", "Górska"],
    money: (amount) => `${amount.replace(".", ",")} zł`,
    items: ["czarny parasol", "telefon w niebieskim etui", "plecak", "klucze do domu", "okulary"],
    restaurants: ["Pierogarnia u Basi", "Bar Mleczny Wisła", "Sajgon Bistro", "Piekarnia Kłos"],
  },
  ar: {
    cities: [
      { name: "الدار البيضاء", timeZone: "Africa/Casablanca" },
      { name: "القاهرة", timeZone: "Africa/Cairo" },
      { name: "عمّان", timeZone: "Asia/Amman" },
    ],
    streets: ["شارع الحسن الثاني", "كورنيش عين الذياب", "شارع التحرير", "شارع الرينبو"],
    first: ["ليلى", "يوسف", "مريم", "كريم", "سلمى", "عمر", "هدى", "طارق"],
    last: ["بنعلي", "العلوي", "حسن", "الخطيب", "منصور", "الإدريسي", "عبد الله"],
    money: (amount) => `${amount} درهم`,
    items: ["هاتف بغطاء أزرق", "حقيبة سوداء", "مفاتيح المنزل", "نظارة طبية", "مظلة"],
    restaurants: ["مطعم الشام", "بيت الكسكس", "مخبزة الأندلس"],
  },
  sw: {
    cities: [
      { name: "Nairobi", timeZone: "Africa/Nairobi" },
      { name: "Mombasa", timeZone: "Africa/Nairobi" },
      { name: "Dar es Salaam", timeZone: "Africa/Dar_es_Salaam" },
    ],
    streets: ["Barabara ya Ngong", "Moi Avenue", "Barabara ya Bagamoyo", "Nyali Road"],
    first: ["Peter", "Wanjiku", "Juma", "Achieng", "Baraka", "Neema", "Kamau", "Zawadi"],
    last: ["Otieno", "Kamau", "Mwangi", "Hassan", "Njoroge", "Mushi", "Wekesa"],
    money: (amount) => `KSh ${Math.round(Number(amount) * 140)}`,
    items: ["mwavuli mweusi", "simu yenye kifuniko cha buluu", "begi", "funguo za nyumba"],
    restaurants: ["Jikoni kwa Mama", "Swahili Plate", "Nyama Yetu"],
  },
  it: {
    cities: [
      { name: "Milano", timeZone: "Europe/Rome" },
      { name: "Bologna", timeZone: "Europe/Rome" },
      { name: "Torino", timeZone: "Europe/Rome" },
    ],
    streets: ["via Torino", "corso Buenos Aires", "via dell'Indipendenza", "via Po", "viale Monza"],
    first: ["Giulia", "Marco", "Chiara", "Lorenzo", "Francesca", "Davide", "Elisa", "Matteo"],
    last: ["Bellini", "Ferrari", "Conti", "Rizzo", "Marchetti", "Gallo", "Fontana", "Leone"],
    money: euroAfter,
    items: ["ombrello nero", "telefono con cover blu", "zaino", "mazzo di chiavi", "occhiali da sole"],
    restaurants: ["Trattoria Bellini", "Pizzeria Vesuvio", "Gelateria Fiordilatte", "Osteria del Borgo"],
  },
  ro: {
    cities: [
      { name: "București", timeZone: "Europe/Bucharest" },
      { name: "Cluj-Napoca", timeZone: "Europe/Bucharest" },
    ],
    streets: ["Calea Victoriei", "Strada Memorandumului", "Bulevardul Unirii"],
    first: ["Ionuț", "Andreea", "Mihai", "Ioana", "Radu", "Elena"],
    last: ["Popescu", "Ionescu", "Dumitru", "Stan", "Munteanu"],
    money: (amount) => `${(Number(amount) * 5).toFixed(0)} lei`,
    items: ["umbrelă neagră", "telefon", "rucsac", "chei"],
    restaurants: ["Casa Bunicii", "Grătarul Verde"],
  },
  nl: {
    cities: [
      { name: "Rotterdam", timeZone: "Europe/Amsterdam" },
      { name: "Utrecht", timeZone: "Europe/Amsterdam" },
    ],
    streets: ["Witte de Withstraat", "Oudegracht", "Coolsingel"],
    first: ["Sanne", "Daan", "Femke", "Joris", "Fleur", "Bram"],
    last: ["de Vries", "Jansen", "van Dijk", "Bakker", "Visser"],
    money: euro,
    items: ["zwarte paraplu", "telefoon met blauw hoesje", "rugzak", "sleutels"],
    restaurants: ["Eetcafé De Kade", "Bakkerij Zonnebloem"],
  },
  tr: {
    cities: [{ name: "İstanbul", timeZone: "Europe/Istanbul" }],
    streets: ["Bağdat Caddesi", "İstiklal Caddesi", "Moda Caddesi"],
    first: ["Elif", "Mehmet", "Zeynep", "Can", "Deniz", "Burak"],
    last: ["Yılmaz", "Demir", "Kaya", "Aydın", "Çelik"],
    money: (amount) => `${(Number(amount) * 38).toFixed(0)} TL`,
    items: ["siyah şemsiye", "mavi kılıflı telefon", "sırt çantası", "anahtarlar"],
    restaurants: ["Anadolu Sofrası", "Moda Fırını"],
  },
} as const satisfies Record<Language, Place>;

export const placeOf = (language: Language): Place => places[language];
