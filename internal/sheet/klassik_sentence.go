package sheet

// The sheet of klassik with one principle, whose text is the poster.

import (
	"strings"

	"leitbild/internal/page"
	"leitbild/internal/typeset"
	"leitbild/internal/unit"
)

// sentence is the sheet with one principle: its text is the poster.
func (b *klassikPlan) sentence() plan {
	m, sc, c := b.m, b.m.theme.Scale, b.ink
	p := m.principles[0]
	text, ok := m.sentence(b.try, b.width(), 0)
	b.ok = b.ok && ok
	service := b.small * 14 / 10
	org := b.small * 11 / 10
	s := append(b.logoAbove(org, b.middle(m.organization, org, b.width(), org*135/100, 0, typeset.Balanced, c.Accent)),
		b.middle(m.title, b.small, b.width(), b.leading(b.small), b.small*12/10, typeset.Balanced, c.Muted))
	above := max(b.size*40/100, b.small*2)
	if p.headline.present() {
		s = append(s, b.middle(p.headline, service, b.width(), service*13/10, above, typeset.Balanced, c.Accent))
		s[len(s)-1].white = true
		above = max(service*11/10, b.size*28/100)
	}
	sentence := piece{gap: above + text.top, flex: true, white: !p.headline.present(), height: text.height(), draw: func(y, _ unit.Length) {
		b.display(text, b.live.X0, y, centred, c.Text)
	}}
	s = append(s, sentence)
	under, apart := text.bottom, b.size*underSentence/100
	add := func(t matter, size unit.Length, mode typeset.Mode, color page.Color) {
		if t.present() {
			s = append(s, b.middle(t, size, b.line(size, 36), b.leading(size), max(size*14/10, under+size)+apart, mode, color))
			under, apart = 0, 0
		}
	}
	add(p.note, max(sc.Note.Of(service), b.small), typeset.Balanced, c.Muted)
	add(m.subtitle, service*subtitleOfIntro/100, typeset.Balanced, c.Muted)
	add(m.intro, service, typeset.Balanced, c.Text)
	b.size, b.service = service, service
	foot := b.foot()
	if len(foot) == 0 {
		foot = stack{{}}
	}
	foot[0].white = true
	foot[0].gap = max(foot[0].gap, under+service)
	end := len(s)
	s = append(s, foot...)
	b.raise(s, end)
	all := b.column(s)
	worth := text.stepped()
	if !b.frame.landscape() && b.hasFoot() {
		worth = worth * text.sensed() / 1000 * b.heldWorth(all) / 1000
	}
	return plan{columns: []column{all}, measure: b.width(), lines: text.judgement(), worth: worth}
}

// underSentence is what follows a sentence keeps from it besides, in hundredths of its size: nearer than
// its lines are to one another it hangs on them like another line.
const underSentence = 10

// heldWorth is what a sentence with a foot below it is worth on a portrait sheet, in thousandths, by
// how much white its size leaves: where that is much, more lines that are larger hold head and foot
// together.
func (b *klassikPlan) heldWorth(c column) int64 {
	most := int64(calmWhite)
	if b.m.principles[0].headline.present() {
		most = calmBelowHeadline
	}
	white := int64(c.stack.left(c.height)) * 1000 / int64(c.height)
	return max(1000-max(white-most, 0)*whiteCost, whiteMost)
}

// calmWhite is the part of the height, in thousandths, up to which white above and below a sentence is
// calm, and calmBelowHeadline that where a headline stands in it. whiteCost is what each thousandth
// more takes from the worth, and whiteMost what is left of it at least.
const calmWhite, calmBelowHeadline, whiteCost, whiteMost = 125, 103, 5, 400

// sensed is what the lines of a sentence are worth, in thousandths, by their sense, when larger ones
// would be more of them.
func (d display) sensed() int64 {
	worth, lines := int64(1000), d.judgement()
	for range lines.straddled {
		worth = worth * senseWorth / 100
	}
	if lines.single > 1 {
		worth = worth * senseWorth / 100
	}
	return worth
}

// senseWorth is what a clause that begins within a line leaves of the worth, in hundredths, and what lines
// of one word do, of which there are several.
const senseWorth = 80

// subtitleOfIntro is the size of the subtitle below a sentence, in hundredths of that of the intro.
const subtitleOfIntro = 118

// stepped is what a sentence on the centre line is worth, in thousandths: less for each line of one
// word before the last that is far shorter than the longest, for those make stairs.
func (d display) stepped() int64 {
	var longest unit.Length
	for _, l := range d.list {
		longest = max(longest, l.Width)
	}
	worth := int64(1000)
	for i, l := range d.list {
		if i < len(d.list)-1 && l.Width*100 < longest*stair && !strings.Contains(strings.TrimSpace(l.Text), " ") {
			worth = worth * stairWorth / 100
		}
	}
	return worth
}

// stair is the part of the longest line, in hundredths, below which a word alone is a stair, and
// stairWorth what that leaves of the worth.
const stair, stairWorth = 62, 88

// opticalCentre is where the eye sees the middle of a sheet, in hundredths of its height.
const opticalCentre = 47

// aboveSentence is the most that stands above a sentence, in hundredths, of the white there and
// above the foot.
const aboveSentence = 55

// raise gives the white above the sentence what puts it, with all of s before end, on the optical
// centre, and no more than leaves air above a foot that follows.
func (b *klassikPlan) raise(s stack, end int) {
	y := b.live.Y0
	for i := range s {
		y += s[i].gap
		if s[i].flex {
			y += s[i].gap
		}
		if s[i].white {
			block := s[i].height
			for _, below := range s[i+1 : end] {
				block += below.gap + below.height
				if below.flex {
					block += below.gap
				}
			}
			s[i].take = max(b.frame.height*opticalCentre/100-y-block/2, 1)
			if s[end].height > 0 {
				s[i].take = max(min(s[i].take, s.left(b.live.Y1-b.live.Y0)*aboveSentence/100), 1)
			}
			return
		}
		y += s[i].height
	}
}
