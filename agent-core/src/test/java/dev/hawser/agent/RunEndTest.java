package dev.hawser.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.hook.HookContext;
import dev.hawser.agent.hook.RunEnd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEndTest {

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class})
    void every_hook_hears_the_end_though_one_of_them_fails_at_it(Class<? extends Throwable> type) throws Exception {
        Throwable broken = type.getConstructor().newInstance();
        List<String> heard = new ArrayList<>();
        Agent agent = Agent.builder()
                .model(new FakeModel().then(FakeModel.text("done")))
                .hooks(endsWith(() -> heard.add("first")))
                .hooks(endsWith(() -> {
                    if (broken instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) broken;
                }))
                .hooks(endsWith(() -> heard.add("last")))
                .build();

        AgentException failure = catchThrowableOfType(AgentException.class, () -> agent.run("go"));

        assertThat(failure.getCause()).isSameAs(broken);
        assertThat(failure.result().text()).isEqualTo("done");
        assertThat(heard).containsExactly("last", "first");
    }

    private static AgentHook endsWith(Runnable action) {
        return new AgentHook() {
            @Override
            public void afterRun(HookContext context, RunEnd end) {
                action.run();
            }
        };
    }
}
