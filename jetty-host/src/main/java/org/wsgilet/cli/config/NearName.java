package org.wsgilet.cli.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant who wrote another name: {@code --threads} for {@code --thread}. */
public final class NearName {

    private static final int LETTERS_PER_MISTAKE = 3;

    private NearName() {}

    /** The name that is most like the wrong one; empty if none is like it. */
    public static Optional<String> of(String wrong, Collection<String> names) {
        int allowed = Math.max(1, wrong.replace("-", "").length() / LETTERS_PER_MISTAKE);
        return names.stream()
                .min(Comparator.comparingInt(name -> mistakes(wrong, name)))
                .filter(name -> mistakes(wrong, name) <= allowed);
    }

    /** {@code : did you mean --threads?}, or nothing. */
    public static String question(String wrong, Collection<String> names) {
        return of(wrong, names).map(name -> ": did you mean " + name + "?").orElse("");
    }

    /** How many letters are added, left out, wrong, or exchanged with their neighbour (optimal string alignment). */
    static int mistakes(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : least(distance, one, other, i, j);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int least(int[][] distance, String one, String other, int i, int j) {
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distance[i - 1][j - 1] + wrong, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
