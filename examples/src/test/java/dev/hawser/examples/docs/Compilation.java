package dev.hawser.examples.docs;

import com.sun.source.util.JavacTask;
import dev.hawser.examples.docs.CodeBlock.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the blocks of all pages in one go. */
final class Compilation {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final String imports;
    private final List<String> options;

    Compilation(String imports, Path classes) {
        this.imports = imports;
        this.options = List.of(
                "-parameters", "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    }

    /** Returns what is wrong with the blocks that do not compile. */
    Map<CodeBlock, List<String>> errors(List<CodeBlock> blocks) {
        List<Source> sources = blocks.stream().map(this::inItsForm).toList();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        task(diagnostics, sources).call();
        Map<CodeBlock, List<String>> errors = new HashMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() instanceof Source source) {
                String line = source.text
                        .lines()
                        .skip(Math.max(0, diagnostic.getLineNumber() - 1))
                        .findFirst()
                        .orElse("");
                errors.computeIfAbsent(source.block, key -> new ArrayList<>())
                        .add(diagnostic.getMessage(null) + " in: " + line.strip());
            }
        }
        return errors;
    }

    /** Returns the block in the first form that it can be read in. */
    private Source inItsForm(CodeBlock block) {
        return Stream.of(Form.values())
                .map(form -> new Source(block, block.source(form, imports)))
                .filter(this::parses)
                .findFirst()
                .orElseGet(() -> new Source(block, block.source(Form.STATEMENTS, imports)));
    }

    private boolean parses(Source source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            ((JavacTask) task(diagnostics, List.of(source))).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().isEmpty();
    }

    private JavaCompiler.CompilationTask task(DiagnosticCollector<JavaFileObject> diagnostics, List<Source> sources) {
        return compiler.getTask(null, null, diagnostics, options, null, sources);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final CodeBlock block;
        private final String text;

        Source(CodeBlock block, String text) {
            super(URI.create("string:///" + block.packageName().replace('.', '/') + "/Block.java"), Kind.SOURCE);
            this.block = block;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
