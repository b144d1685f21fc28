package impose

// What the sheets say, in the languages that charters know.

import "leitbild/internal/lang"

// phrases are the words of a language; the verbs are those of fmt.
type phrases struct {
	lang string
	// label names a tile: its row, its column, its number and how many there are.
	label string
	// title counts the tiles. grid says how they lie, in rows (1) of tiles (2); row and column
	// are for those that lie in only one.
	title, grid, row, column string
	// copies counts those on one sheet. plan is what the map is called.
	copies, plan string
	// steps are the headings and texts of what is to be done.
	steps [3][2]string
	// ruler says how long the line beside it is, in millimetres.
	ruler string
}

// phrasesFor finds the words for a BCP 47 tag by its primary language; English serves the rest.
func phrasesFor(tag string) phrases {
	primary := lang.Primary(tag)
	for _, p := range [...]func() phrases{german, french, italian, spanish, dutch, polish} {
		if p := p(); p.lang == primary {
			return p
		}
	}
	return english()
}

func english() phrases {
	return phrases{
		lang:   "en",
		copies: "%[1]d copies on a sheet",
		plan:   "Map",
		label:  "Row %[1]d, column %[2]d · %[3]d of %[4]d",
		title:  "%[1]d sheets, one poster",
		grid:   "%[1]d rows of %[2]d sheets, numbered row by row from the top left.",
		row:    "One row of %[2]d sheets, numbered from the left.",
		column: "%[1]d sheets one below the other, numbered from the top.",
		steps: [3][2]string{
			{"Cut", "Where a sheet has a neighbour to its left or above it, cut it there along the solid marks."},
			{"Glue", "Row by row, glue each sheet onto the hatched strip of the one to its left, then each row onto the row above."},
			{"Trim", "Last, trim the whole poster all round along the dashed marks."},
		},
		ruler: "This line is %[1]d mm long. If yours is shorter, print again at 100 %% (“actual size”).",
	}
}

func german() phrases {
	return phrases{
		lang:   "de",
		copies: "%[1]d Stück auf einem Blatt",
		plan:   "Plan",
		label:  "Reihe %[1]d, Spalte %[2]d · %[3]d von %[4]d",
		title:  "%[1]d Blätter, ein Plakat",
		grid:   "%[1]d Reihen mit je %[2]d Blättern, nummeriert Reihe für Reihe von links oben.",
		row:    "Eine Reihe mit %[2]d Blättern, nummeriert von links.",
		column: "%[1]d Blätter untereinander, nummeriert von oben.",
		steps: [3][2]string{
			{"Schneiden", "Wo ein Blatt links oder oben einen Nachbarn hat, schneiden Sie es dort an den durchgezogenen Marken ab."},
			{"Kleben", "Kleben Sie Reihe für Reihe jedes Blatt auf den schraffierten Streifen seines linken Nachbarn, dann jede Reihe auf die Reihe darüber."},
			{"Beschneiden", "Zuletzt schneiden Sie das ganze Plakat ringsum an den gestrichelten Marken."},
		},
		ruler: "Diese Linie ist %[1]d mm lang. Ist sie bei Ihnen kürzer, drucken Sie noch einmal mit 100 %% („Tatsächliche Größe“).",
	}
}

func french() phrases {
	return phrases{
		lang:   "fr",
		copies: "%[1]d exemplaires par feuille",
		plan:   "Plan",
		label:  "Rangée %[1]d, colonne %[2]d · %[3]d sur %[4]d",
		title:  "%[1]d feuilles, une affiche",
		grid:   "%[1]d rangées de %[2]d feuilles, numérotées rangée par rangée à partir du coin supérieur gauche.",
		row:    "Une rangée de %[2]d feuilles, numérotées à partir de la gauche.",
		column: "%[1]d feuilles l’une sous l’autre, numérotées à partir du haut.",
		steps: [3][2]string{
			{"Couper", "Là où une feuille a une voisine à gauche ou au-dessus, coupez-la le long des repères pleins."},
			{"Coller", "Rangée par rangée, collez chaque feuille sur la bande hachurée de sa voisine de gauche, puis chaque rangée sur celle du dessus."},
			{"Rogner", "Pour finir, rognez toute l’affiche le long des repères en tirets."},
		},
		ruler: "Cette ligne mesure %[1]d mm. Si la vôtre est plus courte, réimprimez à 100 %% (« taille réelle »).",
	}
}

func italian() phrases {
	return phrases{
		lang:   "it",
		copies: "%[1]d copie per foglio",
		plan:   "Schema",
		label:  "Fila %[1]d, colonna %[2]d · %[3]d di %[4]d",
		title:  "%[1]d fogli, un poster",
		grid:   "%[1]d file di %[2]d fogli, numerati fila per fila a partire dall’alto a sinistra.",
		row:    "Una fila di %[2]d fogli, numerati da sinistra.",
		column: "%[1]d fogli uno sotto l’altro, numerati dall’alto.",
		steps: [3][2]string{
			{"Tagliare", "Dove un foglio ha un vicino a sinistra o sopra, tagliatelo da quel lato lungo i segni continui."},
			{"Incollare", "Fila per fila, incollate ogni foglio sulla striscia a righe oblique del suo vicino di sinistra, poi ogni fila su quella sopra."},
			{"Rifilare", "Infine rifilate tutto il poster lungo i segni tratteggiati."},
		},
		ruler: "Questa linea è lunga %[1]d mm. Se la vostra è più corta, ristampate al 100 %% («dimensioni effettive»).",
	}
}

func spanish() phrases {
	return phrases{
		lang:   "es",
		copies: "%[1]d ejemplares por hoja",
		plan:   "Plano",
		label:  "Fila %[1]d, columna %[2]d · %[3]d de %[4]d",
		title:  "%[1]d hojas, un cartel",
		grid:   "%[1]d filas de %[2]d hojas, numeradas fila por fila desde arriba a la izquierda.",
		row:    "Una fila de %[2]d hojas, numeradas desde la izquierda.",
		column: "%[1]d hojas una debajo de otra, numeradas desde arriba.",
		steps: [3][2]string{
			{"Cortar", "Donde una hoja tenga otra a la izquierda o encima, córtela por ese lado siguiendo las marcas continuas."},
			{"Pegar", "Fila por fila, pegue cada hoja sobre la franja rayada de la que tiene a la izquierda y, después, cada fila sobre la de arriba."},
			{"Recortar", "Por último, recorte todo el cartel siguiendo las marcas discontinuas."},
		},
		ruler: "Esta línea mide %[1]d mm. Si la suya es más corta, imprima de nuevo al 100 %% («tamaño real»).",
	}
}

func dutch() phrases {
	return phrases{
		lang:   "nl",
		copies: "%[1]d exemplaren per vel",
		plan:   "Plan",
		label:  "Rij %[1]d, kolom %[2]d · %[3]d van %[4]d",
		title:  "%[1]d vellen, één poster",
		grid:   "%[1]d rijen van %[2]d vellen, rij voor rij genummerd vanaf linksboven.",
		row:    "Eén rij van %[2]d vellen, genummerd vanaf links.",
		column: "%[1]d vellen onder elkaar, genummerd vanaf boven.",
		steps: [3][2]string{
			{"Snijden", "Heeft een vel links of boven een buur, snijd het daar dan af langs de doorgetrokken merktekens."},
			{"Plakken", "Plak rij voor rij elk vel op de gearceerde strook van zijn linkerbuur en daarna elke rij op de rij erboven."},
			{"Afwerken", "Snijd ten slotte de hele poster rondom bij langs de gestreepte merktekens."},
		},
		ruler: "Deze lijn is %[1]d mm lang. Is de uwe korter, druk dan opnieuw af op 100 %% (‘ware grootte’).",
	}
}

func polish() phrases {
	return phrases{
		lang:   "pl",
		copies: "%[1]d szt. na arkuszu",
		plan:   "Plan",
		label:  "Rząd %[1]d, kolumna %[2]d · %[3]d z %[4]d",
		title:  "Plakat z %[1]d arkuszy",
		grid:   "Rzędów: %[1]d, arkuszy w rzędzie: %[2]d. Numeracja rzędami od lewego górnego rogu.",
		row:    "Arkuszy w rzędzie: %[2]d. Numeracja od lewej.",
		column: "Arkuszy jeden pod drugim: %[1]d. Numeracja od góry.",
		steps: [3][2]string{
			{"Cięcie", "Jeśli arkusz ma sąsiada z lewej lub u góry, odetnij z tej strony brzeg wzdłuż ciągłych znaczników."},
			{"Klejenie", "Rząd po rzędzie przyklejaj każdy arkusz na zakreskowany pasek sąsiada z lewej, a potem każdy rząd na rząd powyżej."},
			{"Przycinanie", "Na koniec przytnij cały plakat dookoła wzdłuż przerywanych znaczników."},
		},
		ruler: "Ta linia ma %[1]d mm. Jeśli na wydruku jest krótsza, wydrukuj ponownie w skali 100 %% („rozmiar rzeczywisty”).",
	}
}
