package org.wsgilet.bridge.multibyte;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.wsgilet.bridge.multibyte.Designation.Kind;

/**
 * The encodings of East Asia that CPython 2.7 has, by its names. The corrections are the places where the charsets of
 * the JDK and CPython's tables differ, found by comparing each code and character.
 */
final class Encodings {

    private static final String BIG5_WRITTEN = "5341=a451 5345=a4ca ff0f=a241 ff3c=a242";

    private static final Map<String, Supplier<Encoding>> ALL = Map.ofEntries(
            Map.entry("gb2312", () -> doubleByte(gb2312())),
            Map.entry(
                    "gbk",
                    () -> doubleByte(
                            CharacterTable.of("GBK").withoutPrivateUse().with("a2e3= a892=2295"))),
            Map.entry("gb18030", Encodings::gb18030),
            Map.entry("hz", () -> new Hz(gb2312())),
            Map.entry("big5", () -> doubleByte(big5().writing(BIG5_WRITTEN))),
            Map.entry("big5hkscs", Encodings::big5hkscs),
            Map.entry("cp950", Encodings::cp950),
            Map.entry("euc_kr", () -> new EucKr(ksx1001())),
            Map.entry(
                    "cp949", () -> doubleByte(CharacterTable.of("x-windows-949").withoutPrivateUse())),
            Map.entry("johab", Encodings::johab),
            Map.entry("iso2022_kr", () -> new Iso2022(List.of(Designation.of('C', 1, ksx1001())), true)),
            Map.entry("shift_jis", Encodings::shiftJis),
            Map.entry("cp932", Encodings::cp932),
            Map.entry("euc_jp", () -> new EucJp(jisx0208().writing("a5=5c 203e=7e"), List.of(jisx0212()))),
            Map.entry("shift_jis_2004", () -> shiftJisx0213(Jisx0213.of(2004))),
            Map.entry("shift_jisx0213", () -> shiftJisx0213(Jisx0213.of(2000))),
            Map.entry("euc_jis_2004", () -> eucJisx0213(Jisx0213.of(2004))),
            Map.entry("euc_jisx0213", () -> eucJisx0213(Jisx0213.of(2000))),
            Map.entry("iso2022_jp", () -> iso2022(List.of(kanji(), roman(), oldKanji()))),
            Map.entry("iso2022_jp_1", () -> iso2022(List.of(kanji(), moreKanji(), roman(), oldKanji()))),
            Map.entry("iso2022_jp_2", Encodings::iso2022Jp2),
            Map.entry("iso2022_jp_3", () -> iso2022(withJisx0213('O', Jisx0213.of(2000)))),
            Map.entry("iso2022_jp_2004", () -> iso2022(withJisx0213('Q', Jisx0213.of(2004)))),
            Map.entry(
                    "iso2022_jp_ext",
                    () -> iso2022(List.of(
                            kanji(),
                            moreKanji(),
                            roman(),
                            Designation.computed('I', Kind.HALF_KATAKANA),
                            oldKanji()))));

    private Encodings() {}

    /** Null if there is none of the name. */
    static Encoding named(String name) {
        Supplier<Encoding> found = ALL.get(name);
        return found == null ? null : found.get();
    }

    private static Encoding doubleByte(CharacterTable table) {
        return new DoubleByte(table, first -> true);
    }

    private static CharacterTable gb2312() {
        return CharacterTable.of("GB2312");
    }

    private static Encoding gb18030() {
        return new Gb18030(CharacterTable.of("GB18030")
                .with("a6d9=e78d a6da=e78e a6db=e78f a6dc=e790 a6dd=e791 a6de=e792 a6df=e793 a6ec=e794 a6ed=e795 "
                        + "a6f3=e796 a8bc=e7c7 fe59=e81e fe61=e826 fe66=e82b fe67=e82c fe6d=e832 fe7e=e843 fe90=e854 "
                        + "fea0=e864"));
    }

    private static CharacterTable big5() {
        return CharacterTable.of("Big5").with("a15a=2574 a1c3=ffe3 a1c5=2cd a1fe=ff0f a240=ff3c");
    }

    /** Of the first row HKSCS-2004 has the first 58. */
    private static Encoding big5hkscs() {
        return doubleByte(CharacterTable.of("Big5-HKSCS")
                .without(code -> code >> 8 == 0x87 && (code & 0xFF) > 0x79)
                .with(
                        "a15a=2574 a1c3=ffe3 a1c5=2cd a1fe=ff0f a240=ff3c 8862=ca+304 8864=ca+30c 88a3=ea+304 88a5=ea+30c")
                .writing(BIG5_WRITTEN)
                .writing("2550=f9f9 255e=f9e9 2561=f9eb 256a=f9ea 256d=f9fa 256e=f9fb 256f=f9fd 2570=f9fc"));
    }

    private static Encoding cp950() {
        return doubleByte(CharacterTable.of("x-windows-950")
                .withoutPrivateUse()
                .with(big5(), 0xC6A1, 0xC8FE)
                .writing(
                        "a2=a246 a3=a247 a5=a244 2022=a145 203e=a1c2 223c=a1e3 2609=a1f3 2641=a1f2 5341=a451 5345=a4ca "
                                + "ff64=a14e"));
    }

    private static CharacterTable ksx1001() {
        return CharacterTable.of("EUC-KR").with("a2e8= a4d4=");
    }

    /** Letters on their own have a second code as initials without a vowel, which is read alone. */
    private static Encoding johab() {
        return doubleByte(CharacterTable.of("x-Johab")
                .with("8441=3000 8442=3131 8443=3132 8445=3134 8448=3137 8449=3139 8451=3141 8453=3142 8455=3145 "
                        + "8456=3146 8457=3147 8458=3148 8459=314a 845a=314b 845b=314c 845c=314d 845d=314e")
                .writing("3000=d931"));
    }

    private static Encoding shiftJis() {
        CharacterTable table = CharacterTable.of("Shift_JIS").with("815c=2015").writing("a5=5c 203e=7e");
        return new DoubleByte(table, first -> first > 0x80 && first < 0xA0 || first > 0xDF && first < 0xEB);
    }

    private static boolean beginsShiftJis(int first) {
        return first > 0x80 && first < 0xA0 || first > 0xDF && first < 0xFD;
    }

    private static Encoding cp932() {
        CharacterTable table = CharacterTable.of("windows-31j")
                .with("80=80 a0=f8f0 fd=f8f1 fe=f8f2 ff=f8f3")
                .writing("a2=8191 a3=8192 ac=81ca 2016=8161 2212=817c 301c=8160");
        return new DoubleByte(table, Encodings::beginsShiftJis);
    }

    private static Encoding shiftJisx0213(Jisx0213 set) {
        return new DoubleByte(set.shiftJis().with("5c=a5 7e=203e"), Encodings::beginsShiftJis);
    }

    private static Encoding eucJisx0213(Jisx0213 set) {
        return new EucJp(set.plane1(), List.of(set.plane2(), jisx0212()));
    }

    private static CharacterTable jisx0208() {
        return CharacterTable.of("EUC-JP")
                .without(code -> code < 0x100 || code >> 8 < 0xA1)
                .with("a1bd=2015");
    }

    private static CharacterTable jisx0212() {
        return CharacterTable.of("EUC-JP", "\u008f").with("a2b7=7e");
    }

    private static Encoding iso2022(List<Designation> sets) {
        return new Iso2022(sets, false);
    }

    private static Designation kanji() {
        return Designation.of('B', 0, jisx0208());
    }

    private static Designation oldKanji() {
        return Designation.of('@', 0, jisx0208());
    }

    private static Designation moreKanji() {
        return Designation.of('D', 0, jisx0212());
    }

    private static Designation roman() {
        return Designation.computed('J', Kind.ROMAN);
    }

    private static Encoding iso2022Jp2() {
        return iso2022(List.of(
                kanji(),
                moreKanji(),
                Designation.of('C', 0, ksx1001()),
                Designation.of('A', 0, gb2312()),
                roman(),
                oldKanji(),
                new Designation('A', 2, CharacterTable.of("ISO-8859-1"), Kind.TABLE),
                new Designation('F', 2, CharacterTable.of("ISO-8859-7"), Kind.TABLE)));
    }

    private static List<Designation> withJisx0213(char mark, Jisx0213 set) {
        return List.of(kanji(), Designation.of(mark, 0, set.plane1()), Designation.of('P', 0, set.plane2()));
    }
}
