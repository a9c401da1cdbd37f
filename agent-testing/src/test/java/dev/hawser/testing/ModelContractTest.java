package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Models that break their promises do not pass. */
class ModelContractTest {

    @Test
    void a_model_that_keeps_its_promises_passes() {
        assertThat(failing(FaultyModels.Honest.class)).isEmpty();
    }

    @Test
    void counts_that_are_lost_are_found() {
        assertThat(failing(FaultyModels.ForgetsUsage.class)).containsExactly("usage_arrives");
    }

    @Test
    void digits_that_are_lost_are_found() {
        assertThat(failing(FaultyModels.ReadsDoubles.class)).containsExactly("tool_calls_arrive_exactly");
    }

    @Test
    void properties_in_another_order_are_found() {
        assertThat(failing(FaultyModels.SortsProperties.class)).containsExactly("tool_calls_arrive_exactly");
    }

    @Test
    void signatures_that_are_lost_are_found() {
        assertThat(failing(FaultyModels.DropsSignatures.class))
                .containsExactly("hidden_reasoning_arrives_at_its_place", "reasoning_arrives_with_its_signature");
    }

    @Test
    void a_request_that_is_cut_is_found() {
        assertThat(failing(FaultyModels.SendsTheLastMessageOnly.class))
                .containsExactly(
                        "a_conversation_with_tools_arrives",
                        "a_tool_choice_arrives",
                        "images_and_documents_arrive",
                        "reasoning_goes_back_unchanged");
    }

    @Test
    void a_request_that_is_changed_is_found() {
        assertThat(failing(FaultyModels.ChangesSchemas.class)).contains("the_request_stays_as_it_was");
    }

    @Test
    void a_retry_is_found() {
        assertThat(failing(FaultyModels.Retries.class))
                .containsExactly("a_failure_arrives_as_its_kind_after_one_attempt", "a_retry_after_arrives");
    }

    @Test
    void a_kind_that_is_lost_is_found() {
        assertThat(failing(FaultyModels.KnowsOneKind.class))
                .containsExactly(
                        "a_call_after_its_deadline_does_not_ask_the_service",
                        "a_cancellation_ends_the_call",
                        "a_cancelled_call_does_not_ask_the_service",
                        "a_deadline_ends_the_call",
                        "a_failure_arrives_as_its_kind_after_one_attempt",
                        "a_retry_after_arrives");
    }

    @Test
    void a_call_that_is_over_and_made_nevertheless_is_found() {
        assertThat(failing(FaultyModels.LooksTooLate.class))
                .containsExactly(
                        "a_call_after_its_deadline_does_not_ask_the_service",
                        "a_cancelled_call_does_not_ask_the_service");
    }

    @Test
    void an_answer_of_another_call_is_found() {
        assertThat(failing(FaultyModels.KeepsItsFirstAnswer.class)).contains("parallel_calls_do_not_mix");
    }

    @Test
    void a_listener_that_hears_half_is_found() {
        assertThat(failing(FaultyModels.TellsHalf.class))
                .containsExactly("a_listener_hears_nothing_or_the_answer", "parallel_calls_do_not_mix");
    }

    private static Set<String> failing(Class<? extends ModelContract> contract) {
        Set<String> failing = new TreeSet<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .map(ModelContractTest::method)
                .forEach(failing::add);
        return failing;
    }

    private static String method(Event event) {
        return ((MethodSource) event.getTestDescriptor().getSource().orElseThrow()).getMethodName();
    }
}
