package org.wsgilet.bridge.multibyte;

/**
 * The two planes of JIS X 0213, as Shift-JIS and as EUC.
 *
 * @param shiftJis both planes by their codes in Shift-JIS
 * @param plane1 by their codes in EUC
 * @param plane2 by their codes in EUC, behind 8F
 */
record Jisx0213(CharacterTable shiftJis, CharacterTable plane1, CharacterTable plane2) {

    private static final int ROW = 94;

    /** Row 1, 8, 3, ... of plane 2 follows plane 1 in Shift-JIS. */
    private static final int[] ROWS_OF_PLANE_2 = {1, 8, 3, 4, 5, 12, 13, 14, 15};

    private static final int FIRST_OF_LAST_ROWS = 78;

    /** The characters that 2004 added. */
    private static final String NEW = "879f= 889e= 9873= 989e= eaa5= eff8= eff9= effa= effb= effc= fc5a=9b1d";

    /** @param year of the edition: 2000 or 2004 */
    static Jisx0213 of(int year) {
        CharacterTable shiftJis =
                CharacterTable.of("x-SJIS_0213").with("815c=2015 815f=5c 81b0=7e 81d4=2985 81d5=2986");
        if (year == 2000) {
            shiftJis.with(NEW);
        }
        CharacterTable plane1 = new CharacterTable();
        CharacterTable plane2 = new CharacterTable();
        for (int code = 0x8140; code < 0x10000; code++) {
            String text = shiftJis.text(code);
            if (text == null) {
                continue;
            }
            int row = row(code);
            int cell = cell(code);
            if (row < ROW) {
                plane1.put(0xA1A1 + (row << 8) + cell, text);
            } else {
                plane2.put(0xA0A1 + (rowOfPlane2(row - ROW) << 8) + cell, text);
            }
        }
        plane1.with("a1c0=ff3c a2b2=ff5e");
        return new Jisx0213(shiftJis, plane1, plane2);
    }

    private static int trail(int code) {
        int trail = code & 0xFF;
        return trail - (trail < 0x7F ? 0x40 : 0x41);
    }

    private static int row(int code) {
        int lead = code >> 8;
        return 2 * (lead - (lead < 0xA0 ? 0x81 : 0xC1)) + trail(code) / ROW;
    }

    private static int cell(int code) {
        return trail(code) % ROW;
    }

    private static int rowOfPlane2(int index) {
        return index < ROWS_OF_PLANE_2.length
                ? ROWS_OF_PLANE_2[index]
                : FIRST_OF_LAST_ROWS + index - ROWS_OF_PLANE_2.length;
    }
}
