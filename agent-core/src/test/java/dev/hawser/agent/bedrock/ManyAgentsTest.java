package dev.hawser.agent.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.Agent;
import dev.hawser.agent.tool.Tool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

class ManyAgentsTest {

    private static final int AGENTS = 1_000;

    @Test
    @Timeout(60)
    @EnabledForJreRange(minVersion = 24)
    void a_thousand_agents_that_wait_for_the_model_need_few_threads_of_the_operating_system() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        SlowModel slow = new SlowModel();
        Agent agent = Agent.builder()
                .model(BedrockModel.builder()
                        .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
                        .region(Region.US_EAST_1)
                        .credentials(AnonymousCredentialsProvider.create())
                        .httpClient(slow)
                        .build())
                .tools(new Clock())
                .build();
        int before = threads.getThreadCount();
        threads.resetPeakThreadCount();

        try (VirtualThreads virtual = VirtualThreads.start()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < AGENTS; i++) {
                answers.add(virtual.executor()
                        .submit(() -> agent.run("What time is it?").text()));
            }
            slow.allWait.await();
            slow.answer.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("It is noon.");
            }
        }

        assertThat(threads.getPeakThreadCount() - before).isLessThan(50);
    }

    static final class Clock {

        @Tool("Tell the time.")
        String time() {
            return "12:00";
        }
    }

    private record VirtualThreads(ExecutorService executor) implements AutoCloseable {

        static VirtualThreads start() throws ReflectiveOperationException {
            return new VirtualThreads((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    /** Sends the head of each first answer at once, and its body only when all agents wait for theirs. */
    private static final class SlowModel implements SdkHttpClient {

        private static final String CALL = "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"time\",\"input\":{}}}";
        private static final String END = "{\"text\":\"It is noon.\"}";

        private final CountDownLatch allWait = new CountDownLatch(AGENTS);
        private final CountDownLatch answer = new CountDownLatch(1);
        private final AtomicInteger requests = new AtomicInteger();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean first = requests.incrementAndGet() <= AGENTS;
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(body(first)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        private InputStream body(boolean first) {
            String json = "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[" + (first ? CALL : END)
                    + "]}},\"stopReason\":\"" + (first ? "tool_use" : "end_turn") + "\"}";
            return new ByteArrayInputStream(json.getBytes(UTF_8)) {
                private boolean waited = !first;

                @Override
                public int read(byte[] into, int offset, int length) {
                    if (!waited) {
                        waited = true;
                        allWait.countDown();
                        await(answer);
                    }
                    return super.read(into, offset, length);
                }
            };
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {}
    }
}
