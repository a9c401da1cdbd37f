package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.lambda.review.finding.Finding;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StyleRulesTest {

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("empty-catch", "src/A.java", """
                        } catch (IOException e) { <<<
                        }
                        } catch (IOException e) {} <<<
                        } catch (IOException e) {
                            // nothing to close
                        }
                        } catch (InterruptedException ignored) {}
                        } catch (IOException e) {} // there is nothing to close
                        } catch (IOException e) { throw e; }
                        // } catch (IOException e) {}
                        """),
                new Sample("empty-catch", "src/test/java/ATest.java", "try { f(); } catch (IOException e) { }\n"),
                new Sample("empty-catch", "a.py", """
                        except ValueError: <<<
                            pass
                        except ImportError:
                            pass
                        except ValueError:
                            return None
                        """),
                new Sample("empty-catch", "a.go", """
                        if err != nil { <<<
                        }
                        if err != nil {
                            return err
                        }
                        """),
                new Sample("broad-catch", "src/A.java", """
                        } catch (Throwable t) { <<<
                            log.warn("failed", t);
                        }






                        ...
                        } catch (Throwable t) {
                            in.close();
                            throw t;
                        }








                        } catch (Throwable t) {
                            future.completeExceptionally(t);
                        }
                        """),
                new Sample("broad-catch", "a.py", """
                        except: <<<
                            return None
                        """),
                new Sample("print-stack-trace", "src/A.java", """
                        e.printStackTrace(); <<<
                        e.printStackTrace(writer);
                        """),
                new Sample("print-stack-trace", "src/test/java/ATest.java", "e.printStackTrace();\n"),
                new Sample("print-stack-trace", "a.py", "traceback.print_exc() <<<\n"),
                new Sample("print-to-console", "src/A.java", """
                        System.out.println("here"); <<<
                        // System.out.println("here");
                        """),
                new Sample("print-to-console", "src/Main.java", """
                        public static void main(String[] args) {
                            System.out.println("usage");
                        """),
                new Sample("print-to-console", "a.ts", """
                        console.log(x); <<<
                        console.error(x);
                        """),
                new Sample("system-exit", "src/A.java", "System.exit(1); <<<\n"),
                new Sample("system-exit", "src/Main.java", "static void main(String[] a) { System.exit(1); }\n"),
                new Sample("unclosed-resource", "src/A.java", """
                        InputStream in = new FileInputStream(file); <<<
                        return in.read();



















                        ...



                        try (InputStream in = new FileInputStream(file)) {




















                        this.in = new FileInputStream(file);
                        """),
                new Sample("string-identity", "src/A.java", """
                        if (name == "root") { <<<
                        if ("root" != name) { <<<
                        if (name.equals("root")) {
                        String s = "a == \\"b\\"";
                        """),
                new Sample("equals-without-hashcode", "src/A.java", "    public boolean equals(Object other) { <<<\n"),
                new Sample("equals-without-hashcode", "src/B.java", """
                            public boolean equals(Object other) {
                            public int hashCode() {
                        """),
                new Sample("mutable-static", "src/A.java", """
                        class A {
                            public static int count = 0; <<<
                            public static Map<String, Integer> seen; <<<
                            public static final int LIMIT = 1;
                            public static int count() {
                            private static int hidden;
                        """),
                new Sample("mutable-default", "a.py", """
                        def add(item, to=[]): <<<
                        def add(item, to=None):
                        """),
                new Sample("loose-equality", "a.js", """
                        if (a == b) { <<<
                        if (a === b) {
                        if (a == null) {
                        f("a == b");
                        """),
                new Sample("ignored-error", "a.go", """
                        	_ = file.Close() <<<
                        	err := file.Close()
                        """),
                new Sample("boxed-constructor", "src/A.java", """
                        Integer i = new Integer(5); <<<
                        Integer i = Integer.valueOf(5);
                        """),
                new Sample(
                        "long-method",
                        "src/A.java",
                        "class A {\n    void longOne(\n            int a) throws IOException { <<<\n"
                                        .replace("longOne(\n", "longOne( <<<\n")
                                        .replace("IOException { <<<", "IOException {")
                                + "        step();\n".repeat(85) + "    }\n"
                                + "    void shortOne() {\n" + "        step();\n".repeat(50) + "    }\n"
                                + "    static class Inner {\n" + "        int field;\n".repeat(85) + "    }\n}\n"),
                new Sample(
                        "long-method",
                        "a.js",
                        "export function longOne() { <<<\n" + "  step();\n".repeat(85) + "}\n"
                                + "function shortOne() {\n" + "  step();\n".repeat(20) + "}\n"),
                new Sample(
                        "long-method",
                        "b.ts",
                        "class A {\n  run(a: number): void { <<<\n" + "    step();\n".repeat(85) + "  }\n}\n"),
                new Sample("long-method", "a.go", "func longOne() { <<<\n" + "\tstep()\n".repeat(85) + "}\n"),
                new Sample(
                        "long-method",
                        "a.py",
                        "def long_one(): <<<\n" + "    step()\n\n".repeat(45) + "def short_one():\n"
                                + "    step()\n".repeat(20)),
                new Sample("many-parameters", "src/A.java", """
                            void many(int a, int b, int c, int d, int e, int f, int g, int h) { <<<
                            void few(int a, Map<String, Map<String, Integer>> b, Map<Long, Map<Long, Long>> c, Map<A, B> d, int e) {
                            record Wide(int a, int b, int c, int d, int e, int f, int g, int h) {
                        """),
                new Sample("deep-nesting", "src/A.java", """
                                                if (deep) { <<<
                                        if (notSoDeep) {
                        """),
                new Sample("commented-out-code", "src/A.java", """
                        // int a = 1; <<<
                        // a++;
                        // use(a);
                        int b = 1;
                        // This is how it works;
                        // it is a remark.
                        """),
                new Sample("wildcard-import", "src/A.java", """
                        import java.util.*; <<<
                        import java.util.List;
                        import static org.junit.Assert.*;
                        """),
                new Sample("wildcard-import", "a.py", """
                        from os import * <<<
                        from os import path
                        """),
                new Sample("wildcard-import", "pkg/__init__.py", "from .api import *\n"),
                new Sample("open-task", "src/A.java", """
                        // TODO tidy up <<<
                        /* FIXME */ int a; <<<
                         * XXX old <<<
                        String label = "TODO";
                        enum Status { TODO, DONE }
                        """),
                new Sample("open-task", "a.py", "x = 1  # TODO <<<\n"),
                new Sample(
                        "long-line",
                        "src/A.java",
                        "int a = 1; " + "a = a + 1; ".repeat(14) + " <<<\n"
                                + "import " + "a.very.long.one.".repeat(10) + "A;\n"
                                + "// see https://docs.example/" + "x".repeat(140) + " for more\n"
                                + "int b = 2;\n"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_rule_finds_the_marked_lines_and_leaves_out_what_only_looks_like_it(Sample sample) {
        assertThat(sample.findings(Samples.rule(StyleRules.RULES, sample.rule())))
                .extracting(Finding::line)
                .containsExactlyInAnyOrderElementsOf(sample.expected());
    }

    @Test
    void every_probe_finds_something_in_the_samples() {
        assertThat(Samples.probesWithoutFinding(StyleRules.RULES, samples().toList()))
                .isEmpty();
    }

    @Test
    void a_long_method_is_measured() {
        Sample sample = new Sample(
                "long-method", "A.java", "class A {\n    void f() {\n" + "        a();\n".repeat(90) + "    }\n}\n");

        assertThat(sample.findings(Samples.rule(StyleRules.RULES, "long-method")))
                .extracting(Finding::advice)
                .singleElement()
                .asString()
                .startsWith("It has 92 lines. ");
    }
}
