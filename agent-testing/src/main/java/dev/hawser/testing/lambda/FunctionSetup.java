package dev.hawser.testing.lambda;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes a process of a function.
 *
 * @param name the function's name
 * @param handler the handler's class
 * @param deployable what is deployed
 * @param environment variables besides those that Lambda sets
 * @param javaHome the JVM
 * @param jvmOptions its options
 * @param onClassPath whether the deployable's jars are on the JVM's class path, rather than loaded by the client
 * @param temporary a directory for this function's own files
 */
record FunctionSetup(
        String name,
        String handler,
        Deployable deployable,
        Map<String, String> environment,
        Path javaHome,
        List<String> jvmOptions,
        boolean onClassPath,
        Path temporary) {

    static final int MEMORY_MB = 1024;

    String arn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:" + name;
    }

    ProcessBuilder process(String runtimeApi) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.add(RuntimeInterfaceClient.nativeLibrary(temporary));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(List.of("-classpath", classPath()));
        command.addAll(List.of(RuntimeInterfaceClient.mainClass(), handler));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(deployable.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(variables(runtimeApi));
        return builder;
    }

    private String classPath() {
        String client = RuntimeInterfaceClient.classPath();
        if (!onClassPath) {
            return client;
        }
        return Stream.concat(Stream.of(client), deployable.jars().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** As Lambda sets them, but for the locale: Lambda's is en_US.UTF-8, which not every machine has. */
    private Map<String, String> variables(String runtimeApi) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("_HANDLER", handler);
        variables.put("LAMBDA_TASK_ROOT", deployable.directory().toString());
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", name);
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(MEMORY_MB));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name);
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_SESSION_TOKEN", "local");
        variables.putAll(environment);
        return variables;
    }
}
