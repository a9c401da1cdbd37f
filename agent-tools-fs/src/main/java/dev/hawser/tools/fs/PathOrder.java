package dev.hawser.tools.fs;

import java.util.Comparator;

/** Orders paths name by name, so that what is in a directory stays together. */
enum PathOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.compare(x == '/' ? 0 : x, y == '/' ? 0 : y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
