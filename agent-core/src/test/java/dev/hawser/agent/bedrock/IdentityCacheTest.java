package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IdentityCacheTest {

    private final IdentityCache<List<String>, Object> cache = new IdentityCache<>();

    @Test
    void one_object_is_computed_once() {
        List<String> object = List.of("a");

        assertThat(compute(object)).isSameAs(compute(object));
    }

    @Test
    void an_equal_object_is_another_object() {
        List<String> object = List.of("a");

        assertThat(compute(List.of("a"))).isNotSameAs(compute(object));
    }

    @Test
    @Timeout(60)
    void what_is_no_longer_used_is_forgotten() throws InterruptedException {
        List<String> kept = List.of("a");
        Object value = compute(kept);
        WeakReference<Object> forgotten = new WeakReference<>(compute(List.of("b")));

        while (forgotten.get() != null) {
            System.gc();
            Thread.sleep(5);
            compute(kept);
        }

        assertThat(compute(kept)).isSameAs(value);
    }

    private Object compute(List<String> object) {
        return cache.get(object, ignored -> new Object());
    }
}
