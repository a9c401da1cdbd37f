package dev.hawser.tools.fs.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.tools.fs.edit.LineDiff.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void finds_what_was_replaced_inserted_and_deleted() {
        assertThat(diff("a b c d e", "a X c e f"))
                .containsExactly(hunk(1, 2, 1, 2), hunk(3, 4, 3, 3), hunk(5, 5, 4, 5));
        assertThat(diff("a b", "a b")).isEmpty();
        assertThat(diff("a b c", "a c")).containsExactly(hunk(1, 2, 1, 1));
        assertThat(diff("a c", "a b c")).containsExactly(hunk(1, 1, 1, 2));
        assertThat(LineDiff.between(List.of(), List.of("a"))).containsExactly(hunk(0, 0, 0, 1));
    }

    @Test
    void applied_to_the_old_lines_gives_the_new_ones_with_as_few_changes_as_can_be() {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            List<String> before = anyLines(random);
            List<String> after = anyLines(random);

            List<Hunk> hunks = LineDiff.between(before, after);

            assertThat(apply(hunks, before, after)).isEqualTo(after);
            int changed = hunks.stream()
                    .mapToInt(hunk -> hunk.oldEnd() - hunk.oldStart() + hunk.newEnd() - hunk.newStart())
                    .sum();
            assertThat(changed).isEqualTo(before.size() + after.size() - 2 * longestCommon(before, after));
        }
    }

    @Test
    void lists_without_anything_in_common_are_one_difference() {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            before.add("a" + i);
            after.add("b" + i);
        }

        assertThat(LineDiff.between(before, after)).containsExactly(hunk(0, 50_000, 0, 50_000));
    }

    private static List<Hunk> diff(String before, String after) {
        return LineDiff.between(List.of(before.split(" ")), List.of(after.split(" ")));
    }

    private static Hunk hunk(int oldStart, int oldEnd, int newStart, int newEnd) {
        return new Hunk(oldStart, oldEnd, newStart, newEnd);
    }

    private static List<String> anyLines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            lines.add(List.of("a", "b", "c").get(random.nextInt(3)));
        }
        return lines;
    }

    private static List<String> apply(List<Hunk> hunks, List<String> before, List<String> after) {
        List<String> result = new ArrayList<>();
        int done = 0;
        for (Hunk hunk : hunks) {
            result.addAll(before.subList(done, hunk.oldStart()));
            result.addAll(after.subList(hunk.newStart(), hunk.newEnd()));
            done = hunk.oldEnd();
        }
        result.addAll(before.subList(done, before.size()));
        return result;
    }

    private static int longestCommon(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                length[i][j] = a.get(i - 1).equals(b.get(j - 1))
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[a.size()][b.size()];
    }
}
