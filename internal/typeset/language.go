package typeset

// What the languages have of their own: small words, abbreviations, the names of months.
// The lists are in small letters with a space around each word, and searched as they are.

import (
	"strings"
	"unicode/utf8"

	"leitbild/internal/lang"
)

// habits are the words of a language after which a line does not like to end, or must not.
type habits struct {
	lang string
	// small are articles, prepositions, conjunctions and the like.
	small string
	// titles go before a name, written with or without a full stop.
	titles string
	// short are abbreviations that go with the word after them; without their full stop.
	short string
	// counted are abbreviations and words that go with a number after them.
	counted string
	// persons go before a name too, but are long enough to stand at a line's end if need be.
	persons string
	// single are the words of one letter that are also written as capitals.
	single string
	// ordinals says that a full stop makes a number an ordinal.
	ordinals bool
}

func habitsOf(tag string) habits {
	h := habits{lang: lang.Primary(tag), ordinals: true}
	switch h.lang {
	case "de":
		h.small = " der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines" +
			" mein meine meinen meiner unser unsere unseren unserem unserer unseres ihr ihre ihren ihrem ihrer ihres" +
			" sein seine seinen seinem seiner dieser diese dieses diesen diesem jeder jede jedes jeden jedem" +
			" zu zum zur in im ins an am ans auf aus bei beim mit nach von vom vor für über unter um durch ohne gegen" +
			" seit bis als wie und oder aber denn dass ob wenn weil damit sowie so sehr nicht "
		h.titles = " dr prof hr hrn fr frl ing dipl mag st "
		h.short = " med phil jur rer nat ca vgl bzgl inkl exkl zzgl gem lt ggf max min co gebr fa tel fax mind "
		h.counted = " nr nrn abs art kap bd abb tab ziff bl rn anm s "
		h.persons = " herr herrn frau familie doktor "
		h.single = "o"
	case "en":
		h.ordinals = false
		h.small = " a an the of to in on at by for from with without into onto and or but nor as if that than our your their" +
			" his her its my this these those every each no not so is are be very "
		h.titles = " mr mrs ms dr prof st messrs rev hon capt "
		h.short = " ca cf vs approx tel ext dept "
		h.counted = " no nos p pp fig figs vol ch sec art "
		h.single = "aio"
	case "fr":
		h.ordinals = false
		h.small = " le la les un une des du de au aux à en dans sur sous par pour avec sans chez vers et ou mais donc car ni que" +
			" qui ne se ce cet cette ces son sa ses notre nos votre vos leur leurs mon ma mes ton ta tes si très plus "
		h.titles = " m mm mme mmes mlle dr pr me st ste "
		h.short = " env tél tel cf "
		h.counted = " n° nº no art p pp chap fig vol al "
		h.persons = " monsieur madame mademoiselle "
		h.single = "aàyô"
	case "it":
		h.ordinals = false
		h.small = " il lo la i gli le un uno una di a da in con su per tra fra e ed o ma che non si se come del dello della dei" +
			" degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo" +
			" sulla sui nostro nostra nostri nostre suo sua ogni questo questa "
		h.titles = " sig sigg sig.ra sig.na dott dott.ssa prof ing avv geom rag "
		h.short = " ca tel cfr "
		h.counted = " n nr art pag pagg cap fig vol "
		h.persons = " signor signora dottor "
		h.single = "aeèio"
	case "es":
		h.ordinals = false
		h.small = " el la los las un una unos unas de del a al en con por para sin sobre entre hacia y e o u que no se su sus" +
			" nuestro nuestra nuestros nuestras mi mis tu tus este esta cada como si muy más ni pero "
		h.titles = " sr sra sres srta dr dra d dña d.ª prof ing lic "
		h.short = " tel tfno aprox cf "
		h.counted = " núm n.º nº art pág págs cap fig vol "
		h.persons = " don doña señor señora "
		h.single = "aeouy"
	case "nl":
		h.ordinals = false
		h.small = " de het een van in op aan bij met voor naar uit over onder door om te en of maar dat die als onze ons uw zijn" +
			" haar hun mijn deze dit elke elk geen niet tot zonder tegen ’t "
		h.titles = " dhr mevr mw mr drs dr ir ing prof st "
		h.short = " ca tel incl excl bijv "
		h.counted = " nr blz art hfst fig "
		h.persons = " meneer mevrouw "
	case "pl":
		h.small = " w we z ze na do od po za przy przez dla o u i oraz a ale ani lub czy że żeby nie się pod nad przed ku bez" +
			" nasz nasza nasze każdy każda każde jest to "
		h.titles = " p dr prof mgr inż św ks hab "
		h.short = " ul al pl os ok tel "
		h.counted = " nr str s art ust pkt poz rys "
		h.persons = " pan pani "
		h.single = "aiouwz"
	}
	return h
}

// unitNames are what goes with the number before it, in any language; what stands here
// in small letters may be written with capitals.
const unitNames = " % ‰ € $ £ ¥ ° °c °f eur usd chf gbp pln czk zł kr fr euro euros cent cents franken" +
	" mm cm dm m km nm mm² cm² m² km² mm³ cm³ m³ ha ar µm μm g kg mg t l ml cl dl hl" +
	" h min std stdn sek sec s ms uhr am pm a.m p.m hrs hr heures heure ore uur godz" +
	" w kw mw kwh mwh wh v kv a ma hz khz mhz ghz kb mb gb tb pb mbit gbit px pt dpi bar k n" +
	" mio mrd tsd mln mld mill million millions millionen milliarde milliarden milliards billion billions tys" +
	" prozent percent promille pourcent" +
	" stunde stunden minute minuten sekunde sekunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren" +
	" hour hours minutes second seconds day days week weeks month months year years" +
	" jours jour semaine semaines mois an ans année années ora minuto minuti giorno giorni settimana settimane mese mesi anno anni" +
	" hora horas minutos día días semana semanas meses año años dag dagen weken maand maanden jaar" +
	" dzień dni tydzień tygodni miesiąc miesięcy rok lat roku godzin minut "

// monthNames go with the number of the day.
const monthNames = " januar jänner februar märz april mai juni juli august september oktober november dezember" +
	" january february march may june july october december" +
	" janvier février mars avril juin juillet août septembre octobre novembre décembre" +
	" gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre" +
	" enero febrero abril mayo junio julio septiembre setiembre octubre noviembre diciembre" +
	" januari februari maart mei augustus" +
	" stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "

// currencies go with the number after them.
const currencies = " € $ £ ¥ eur usd chf gbp fr pln "

// firmForms go with the name before them.
const firmForms = " gmbh ag kg kgaa ohg ug se eg mbh gbr ltd plc inc llc llp corp sa s.a sarl sas spa s.p.a srl s.r.l sl s.l" +
	" bv b.v nv n.v sp "

// contains reports whether the word, in any case, is in a list.
func contains(list, word string) bool {
	const longest = 16 // bytes of a word in a list
	if len(word) > longest || word == "" {
		return false
	}
	var space [2*longest + 2]byte
	key := append(space[:0], ' ')
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			key = append(key[:1], strings.ToLower(word)...)
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		key = append(key, c)
	}
	return strings.Contains(list, string(append(key, ' ')))
}
