package dev.hawser.tools.fs.search;

import dev.hawser.tools.fs.search.Regex.Choice;
import dev.hawser.tools.fs.search.Regex.One;
import dev.hawser.tools.fs.search.Regex.Repeat;
import dev.hawser.tools.fs.search.Regex.Sequence;
import dev.hawser.tools.fs.search.Regex.ZeroWidth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts of which every match must contain at least one.
 *
 * @param texts the texts
 * @param ignoreCase whether other cases of them are as good
 */
record Literals(Set<String> texts, boolean ignoreCase) {

    private static final int MAX_TEXTS = 8;
    private static final int MAX_LENGTH = 64;

    /** Finds the best texts, or nothing if there are matches that need none. */
    static @Nullable Literals required(Regex regex) {
        Found found = find(regex);
        Literals best = better(found.exact, found.required);
        return best == null || best.shortest() == 0 ? null : best;
    }

    /**
     * What is known of a part of an expression.
     *
     * @param exact the only texts it matches, if they are few
     * @param required texts of which every match contains one, if that is known
     */
    private record Found(@Nullable Literals exact, @Nullable Literals required) {}

    private static final Found UNKNOWN = new Found(null, null);
    private static final Found NOTHING = new Found(new Literals(Set.of(""), false), null);

    private static Found find(Regex regex) {
        if (regex instanceof ZeroWidth) {
            return NOTHING;
        }
        if (regex instanceof One one) {
            // a line break may be one or two bytes
            return one.codePoint() == '\n'
                    ? UNKNOWN
                    : new Found(new Literals(Set.of(Character.toString(one.codePoint())), one.ignoreCase()), null);
        }
        if (regex instanceof Sequence sequence) {
            return sequence(sequence.parts());
        }
        if (regex instanceof Choice choice) {
            return choice(choice.branches());
        }
        return regex instanceof Repeat repeat ? repeat(repeat) : UNKNOWN;
    }

    private static Found sequence(List<Regex> parts) {
        Literals run = NOTHING.exact;
        Literals best = null;
        boolean whole = true;
        for (Regex part : parts) {
            Found found = find(part);
            Literals longer = run == null || found.exact == null ? null : run.followedBy(found.exact);
            if (longer == null) {
                whole = false;
                best = better(better(best, run), found.required);
                run = found.exact == null ? NOTHING.exact : found.exact;
            } else {
                run = longer;
            }
        }
        return whole ? new Found(run, null) : new Found(null, better(best, run));
    }

    private static Found choice(List<Regex> branches) {
        Literals exact = find(branches.get(0)).exact;
        Literals required = better(find(branches.get(0)).exact, find(branches.get(0)).required);
        for (Regex branch : branches.subList(1, branches.size())) {
            Found found = find(branch);
            exact = exact == null || found.exact == null ? null : exact.or(found.exact);
            Literals best = better(found.exact, found.required);
            required = required == null || best == null ? null : required.or(best);
        }
        return new Found(exact, exact == null ? required : null);
    }

    private static Found repeat(Repeat repeat) {
        Found body = find(repeat.body());
        if (repeat.min() == 1 && repeat.max() == 1) {
            return body;
        }
        if (repeat.min() > 0) {
            return new Found(null, better(body.exact, body.required));
        }
        boolean optional = repeat.max() == 1 && body.exact != null;
        return optional ? new Found(NOTHING.exact.or(body.exact), null) : UNKNOWN;
    }

    private @Nullable Literals followedBy(Literals other) {
        Set<String> joined = new LinkedHashSet<>();
        for (String text : texts) {
            for (String end : other.texts) {
                joined.add(text + end);
            }
        }
        return limited(joined, ignoreCase || other.ignoreCase);
    }

    private @Nullable Literals or(Literals other) {
        Set<String> all = new LinkedHashSet<>(texts);
        all.addAll(other.texts);
        return limited(all, ignoreCase || other.ignoreCase);
    }

    private static @Nullable Literals limited(Set<String> texts, boolean ignoreCase) {
        boolean small = texts.size() <= MAX_TEXTS && texts.stream().allMatch(text -> text.length() <= MAX_LENGTH);
        return small ? new Literals(texts, ignoreCase) : null;
    }

    /** The one whose shortest text is longer: it fits in fewer places. */
    private static @Nullable Literals better(@Nullable Literals a, @Nullable Literals b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.shortest() > a.shortest() ? b : a;
    }

    /** Returns the length of the shortest text. */
    int shortest() {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
