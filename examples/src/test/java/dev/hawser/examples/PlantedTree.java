package dev.hawser.examples;

import dev.hawser.lambda.review.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A source tree with planted problems, and with what only looks like them. */
final class PlantedTree {

    private static final String MARK = " <<< ";

    private final Map<String, String> files = new LinkedHashMap<>();

    /** A small shop with problems of most kinds. */
    static PlantedTree shop() {
        return new PlantedTree()
                .with("src/main/java/shop/Orders.java", """
                        package shop;

                        import java.sql.Connection;
                        import java.util.*; <<< wildcard-import

                        class Orders {

                            private static final String TABLE = "orders";
                            // The statement "SELECT * FROM orders WHERE id = " + id would be wrong.
                            private static final String BY_ID = "SELECT * FROM " + TABLE + " WHERE id = ?";
                            public static int count = 0; <<< mutable-static

                            String byName(Connection connection, String name) throws Exception {
                                String sql = "SELECT * FROM orders WHERE name = '" + name + "'"; <<< sql-injection
                                try (var statement = connection.createStatement()) {
                                    return statement.executeQuery(sql).getString(1);
                                } catch (java.sql.SQLException e) { <<< empty-catch
                                }
                                return null;
                            }

                            void close(AutoCloseable resource) {
                                try {
                                    resource.close();
                                } catch (Exception ignored) {
                                }
                            }

                            boolean isOpen(String state) {
                                return state == "open"; <<< string-identity
                            }

                            /*
                            String password = "in-a-block-comment1";
                            */
                        }
                        """)
                .with("src/main/java/shop/Config.java", """
                        package shop;

                        class Config {
                            String dbPassword = "Tr0ub4dor&3"; <<< hard-coded-secret
                            String adminPassword = System.getenv("ADMIN_PASSWORD");
                            String mailPassword = "${mail.password}";
                            String password = "";
                            static final String PASSWORD_KEY = "shop.db.password";
                        }
                        """)
                .with("src/main/java/shop/Fetch.java", """
                        package shop;

                        import java.security.MessageDigest;

                        class Fetch {
                            byte[] digest(byte[] body) throws Exception {
                                System.out.println("digest"); <<< print-to-console
                                return MessageDigest.getInstance("MD5").digest(body); <<< weak-hash
                            }

                            byte[] strong(byte[] body) throws Exception {
                                return MessageDigest.getInstance("SHA-256").digest(body);
                            }

                            void ping(String host) throws Exception {
                                Runtime.getRuntime().exec("ping " + host); <<< command-injection
                                Runtime.getRuntime().exec("sync");
                            }

                            Object read(java.io.InputStream in) throws Exception {
                                return new java.io.ObjectInputStream(in).readObject(); <<< unsafe-deserialisation
                            }

                            Object load(java.io.InputStream in) throws Exception {
                                return new ObjectInputStream(in).readObject(); <<< unsafe-deserialisation
                            }

                            void trust(HttpsURLConnection connection) {
                                connection.setHostnameVerifier((host, session) -> true); <<< tls-checks-off
                            }
                        }
                        """)
                .with("src/main/java/shop/Tool.java", """
                        package shop;

                        class Tool {
                            public static void main(String[] args) {
                                System.out.println("a program may print");
                                // TODO read the arguments <<< open-task
                            }
                        }
                        """)
                .with(
                        "src/main/java/shop/Long.java",
                        "package shop;\n\nclass Long {\n    void all(int a) { <<< long-method\n"
                                + "        step(a);\n".repeat(100) + "    }\n}\n")
                .with(
                        "deploy/upload.sh",
                        "# the old key was " + "AKIA"
                                + "Q3EGRIZ5L7T2MXW4 <<< access-key\n# such as AKIAIOSFODNN7EXAMPLE\n")
                .with("src/test/java/shop/ConfigTest.java", """
                        package shop;

                        class ConfigTest {
                            String dbPassword = "Tr0ub4dor&3";
                            String md5 = MessageDigest.getInstance("MD5");
                            void prints() { System.out.println(); e.printStackTrace(); }
                        }
                        """)
                .with("tools/deploy.py", """
                        import os, pickle

                        def deploy(host, items=[]): <<< mutable-default
                            os.system("ssh " + host) <<< command-injection
                            os.system("clear")
                            return pickle.loads(items) <<< unsafe-deserialisation
                        """)
                .with("web/app.ts", """
                        const url = "https://shop.example"; // rejectUnauthorized: false
                        db.query(`SELECT * FROM users WHERE id = ${id}`); <<< sql-injection
                        """)
                .with(
                        "web/bundle.js",
                        "const a = 1;" + " use(a);".repeat(2_000) + " eval(code); <<< code-injection, long-line\n")
                .with("README.md", "Set `password = \"hunter22\"` and see TODO.\n")
                .with("target/generated/Made.java", "class Made { String password = \"generated-7\"; } // TODO\n")
                .with("node_modules/lib/index.js", "eval(code); // TODO\n")
                .with(".git/hooks/hook.py", "import os\nos.system('x ' + y)\n");
    }

    /** Adds a file; each line that has problems ends with {@code <<<} and the rules. */
    PlantedTree with(String path, String marked) {
        files.put(path, marked);
        return this;
    }

    /** Writes the files, without the marks. */
    PlantedTree writeTo(Path directory) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            String text = file.getValue()
                    .lines()
                    .map(line -> line.contains(MARK) ? line.substring(0, line.indexOf(MARK)) : line)
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(path, text);
        }
        return this;
    }

    /** Returns what must be found: {@code rule file:line}. */
    List<String> planted() {
        List<String> planted = new ArrayList<>();
        files.forEach((path, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                int mark = lines.get(i).indexOf(MARK);
                if (mark >= 0) {
                    for (String rule :
                            lines.get(i).substring(mark + MARK.length()).split(", ")) {
                        planted.add(rule + " " + path + ":" + (i + 1));
                    }
                }
            }
        });
        return planted;
    }

    /** Returns a finding in the same form. */
    static String written(Finding finding) {
        return finding.rule() + " " + finding.place();
    }
}
