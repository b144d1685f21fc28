// This file reads dates.

package charter

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// parseDate reads year-month-day; ok is false when the calendar has no such day. The years
// go from 1583, the first whole one of the Gregorian calendar, to 9999.
func parseDate(s string) (d Date, ok bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1583 {
		return Date{}, false
	}
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
}

// isoDate rewrites a date as people in German and English write it, "" when that can't be
// told with certainty: "22.11.2026", "22. November 2026", "November 22, 2026", "2026-1-5".
// "3/4/2026" is a day in April or in March and is left alone.
func isoDate(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	for _, form := range []struct{ pattern, order string }{
		{`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$`, "dmy"},
		{`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$`, "ymd"},
		{`^(\d{1,2})(?:\.|st|nd|rd|th)? (\pL+)\.? (\d{4})$`, "dmy"},
		{`^(\pL+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`, "mdy"},
	} {
		m := regexp.MustCompile(form.pattern).FindStringSubmatch(s)
		if m == nil {
			continue
		}
		at := func(c string) string { return m[1+strings.Index(form.order, c)] }
		iso := fmt.Sprintf("%s-%02s-%02s", at("y"), month(at("m")), at("d"))
		iso = strings.ReplaceAll(iso, " ", "0")
		if _, ok := parseDate(iso); ok {
			return iso
		}
	}
	return ""
}

// month gives the number of a German or English month, and a number as it is.
func month(s string) string {
	names := []string{
		"jan jän", "feb", "mär mar", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dez dec",
	}
	runes := []rune(s)
	if len(runes) < 3 {
		return s
	}
	for i, name := range names {
		if strings.Contains(" "+name+" ", " "+string(runes[:3])+" ") {
			return fmt.Sprintf("%02d", i+1)
		}
	}
	return s
}
