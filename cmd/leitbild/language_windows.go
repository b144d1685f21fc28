// The language of Windows.

package main

import "syscall"

// systemLanguage asks for the language of the user interface. The low ten bits of a LANGID
// are its primary language; 7 is German (MS-LCID, 2.2).
func systemLanguage() string {
	ask := syscall.NewLazyDLL("kernel32.dll").NewProc("GetUserDefaultUILanguage")
	if ask.Find() != nil {
		return ""
	}
	id, _, _ := ask.Call()
	if id&0x3ff == 0x07 {
		return "de"
	}
	return ""
}
