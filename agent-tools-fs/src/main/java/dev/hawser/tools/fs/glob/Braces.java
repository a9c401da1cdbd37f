package dev.hawser.tools.fs.glob;

import java.util.ArrayList;
import java.util.List;

/** Writes out {@code {a,b}}: one pattern for each alternative. Braces that aren't closed, or hold no comma, stay. */
final class Braces {

    private Braces() {}

    static List<String> expand(String pattern, int max) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            List<String> alternatives = expandFirst(next);
            if (alternatives.size() == 1) {
                done.add(next);
            } else {
                open.addAll(alternatives);
            }
            if (done.size() + open.size() > max) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' stands for more than " + max + " patterns: use fewer braces");
            }
        }
        return done;
    }

    /** Writes out the first pair of braces that has a comma; inner braces stay for later. */
    private static List<String> expandFirst(String pattern) {
        for (int start = nextSpecial(pattern, 0, "{"); start >= 0; start = nextSpecial(pattern, start + 1, "{")) {
            List<String> alternatives = new ArrayList<>();
            int from = start + 1;
            int depth = 0;
            for (int at = nextSpecial(pattern, from, "{,}"); at >= 0; at = nextSpecial(pattern, at + 1, "{,}")) {
                char c = pattern.charAt(at);
                if (c == '{') {
                    depth++;
                } else if (c == '}' && depth > 0) {
                    depth--;
                } else if (depth == 0) {
                    alternatives.add(pattern.substring(from, at));
                    from = at + 1;
                    if (c == '}') {
                        break;
                    }
                }
            }
            boolean closed = from > start + 1 && pattern.charAt(from - 1) == '}';
            if (closed && alternatives.size() > 1) {
                String before = pattern.substring(0, start);
                String after = pattern.substring(from);
                return alternatives.stream()
                        .map(alternative -> before + alternative + after)
                        .toList();
            }
        }
        return List.of(pattern);
    }

    private static int nextSpecial(String pattern, int from, String special) {
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (special.indexOf(c) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
