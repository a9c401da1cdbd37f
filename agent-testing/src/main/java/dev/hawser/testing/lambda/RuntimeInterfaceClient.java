package dev.hawser.testing.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * AWS's runtime interface client, as it is on this process's class path: what fetches events from the Runtime API and calls
 * the handler. It talks through a native library, which exists for Linux only.
 */
final class RuntimeInterfaceClient {

    private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final String MAIN = PACKAGE + "AWSLambda";

    /** A class of the client, and one of each library that it needs. */
    private static final List<String> MARKERS = List.of(
            MAIN,
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "com.amazonaws.services.lambda.runtime.Context",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeInterfaceClient() {}

    static String mainClass() {
        return MAIN;
    }

    /** Returns the value of {@code -classpath}. */
    static String classPath() {
        return MARKERS.stream()
                .map(RuntimeInterfaceClient::jarOf)
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Unpacks the native library, and returns the option that names it. Left alone, each client unpacks it to the same place,
     * and disturbs those that start at the same time.
     */
    static String nativeLibrary(Path directory) {
        String name = "libaws-lambda-jni.linux-" + architecture() + ".so";
        Path library = directory.resolve(name);
        try (InputStream in = load(MAIN).getResourceAsStream("/jni/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the runtime interface client has no " + name);
            }
            if (!Files.exists(library)) {
                Files.copy(in, library);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the native library can't be unpacked into " + directory, e);
        }
        return "-D" + PACKAGE + "runtimeapi.NativeClient.JNI=" + library;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "aarch_64" : "x86_64";
    }

    private static Path jarOf(String className) {
        try {
            return Path.of(load(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String className) {
        try {
            return Class.forName(className, false, RuntimeInterfaceClient.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    className + " is not on the class path: add com.amazonaws:aws-lambda-java-runtime-interface-client",
                    e);
        }
    }
}
