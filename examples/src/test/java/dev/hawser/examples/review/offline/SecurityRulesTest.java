package dev.hawser.examples.review.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.lambda.review.finding.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityRulesTest {

    /** Put together here, so that this file holds nothing of the form of a live key. */
    private static final String KEY = "AKIA" + "Q3EGRIZ5L7T2MXW4";

    private static final String PEM = "-----BEGIN " + "RSA PRIVATE KEY-----";

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("private-key", "deploy/server.pem", PEM + """
                         <<<
                        MIIEowIBAAKCAQEAx3f7mCq1fC8n6p0kXJ3mS1bq1qYk7wq4
                        """),
                new Sample("private-key", "src/Keys.java", "boolean isKey = text.startsWith(\"" + PEM + "\");\n"),
                new Sample("access-key", "notes.py", "# old key: " + KEY + """
                         <<<
                        KEY = os.environ["AWS_ACCESS_KEY_ID"]  # such as AKIAIOSFODNN7EXAMPLE
                        KEY = "AKIAIOSFODNN7EXAMPLE" <<<
                        """),
                new Sample("hard-coded-secret", "src/Config.java", """
                        String dbPassword = "hunter2"; <<<
                        static final String API_KEY = "9f8d7c6b5a4e"; <<<
                        config.setProperty(x); String secretKey = "s3cr3t-of-mine"; <<<
                        String password = "";
                        String password = System.getenv("DB_PASSWORD");
                        String password = "${db.password}";
                        String apiKey = "<your key here>";
                        String PASSWORD_FIELD = "user_password";
                        static final String ACCESS_TOKEN = "access_token";
                        String passwordPattern = "[a-z]{8}";
                        String secretName = "prod/db";
                        // String password = "hunter2";
                        if (password == "hunter2") {}
                        String secret = "MySecretPassword123"; <<<
                        String algorithm = tls12 ? "Tls12PremasterSecret" : "TlsPremasterSecret";
                        String password = "changeme";
                        """),
                new Sample("hard-coded-secret", "src/test/java/LoginTest.java", "String password = \"hunter2\";\n"),
                new Sample("hard-coded-secret", "app.py", """
                        connect(host="db", password="correct-horse-7") <<<
                        connect(host="db", password=os.environ["PW"])
                        """),
                new Sample("hard-coded-secret", "login.kt", """
                        val password: String = "correct-horse-7" <<<
                        val password: String = prompt("Password")
                        """),
                new Sample("hard-coded-secret", "login.ts", """
                        login({ user: "a", password: "correct-horse-7" }); <<<
                        login({ user: "a", password: process.env.PASSWORD });
                        """),
                new Sample("hard-coded-secret", "config.json", """
                        { "clientSecret": "f00dfeedbeef42" <<<
                        , "passwordPolicy": "strict" }
                        """),
                new Sample("hard-coded-secret", "application.properties", """
                        spring.datasource.password=Tr0ub4dor <<<
                        spring.datasource.username=sa
                        api.secret=${API_SECRET}
                        token.secret=
                        password.min-length=12345
                        # old.password=Tr0ub4dor
                        """),
                new Sample("hard-coded-secret", "settings.xml", """
                        <server><password>Tr0ub4dor</password></server> <<<
                        <server><password>${env.PASSWORD}</password></server>
                        <property name="db.password" value="Tr0ub4dor"/> <<<
                        <property name="db.password" value="${db.password}"/>
                        """),
                new Sample("sql-injection", "src/Orders.java", """
                        String q = "SELECT * FROM orders WHERE id = " + id; <<<
                        String q = "select name from users " <<<
                                + "where name = '" + name + "'";
                        String q = "SELECT id "
                                + "FROM orders";
                        String q = "SELECT * FROM " + TABLE + " WHERE id = ?";
                        // String q = "SELECT * FROM orders WHERE id = " + id;
                        String q = String.format("DELETE FROM orders WHERE id = %s", id); <<<
                        String q = String.format("DELETE FROM %s WHERE id = ?", TABLE);
                        String q = "Select a file from the list " + name;
                        """),
                new Sample("sql-injection", "db.py", """
                        cur.execute(f"SELECT * FROM users WHERE id = {uid}") <<<
                        cur.execute("SELECT * FROM users WHERE id = %s" % uid) <<<
                        cur.execute("DELETE FROM users WHERE id = {}".format(uid)) <<<
                        cur.execute("SELECT * FROM users WHERE id = %s", (uid,))
                        """),
                new Sample("sql-injection", "db.ts", """
                        db.query(`SELECT * FROM users WHERE id = ${id}`); <<<
                        db.query("SELECT * FROM users WHERE id = $1", [id]);
                        """),
                new Sample("sql-injection", "db.go", """
                        q := fmt.Sprintf("SELECT * FROM users WHERE id = %s", id) <<<
                        q := "SELECT * FROM users WHERE id = $1"
                        """),
                new Sample("command-injection", "src/Run.java", """
                        Runtime.getRuntime().exec("ping " + host); <<<
                        Runtime.getRuntime().exec("uname -a");
                        new ProcessBuilder("sh", "-c", command).start(); <<<
                        new ProcessBuilder("git", "log", branch).start();
                        new ProcessBuilder("sh", "-c", "ls").start();
                        """),
                new Sample("command-injection", "src/Shell.java", """
                        class Shell {
                            public void run(String command) throws IOException {
                                Runtime rt = Runtime.getRuntime();
                                rt.exec(command); <<<
                                rt.exec(new String[] {"sh", "-c", command}); <<<
                                rt.exec(FIXED);
                                String line = "ls " + directory;
                                rt.exec(line); <<<
                            }
                        """),
                new Sample("path-traversal", "src/Store.java", """
                        class Store {
                            public byte[] load(@Name("n") String name) throws IOException {
                                log.info("load");
                                return Files.readAllBytes(Paths.get("/data/" + name)); <<<
                            }









                            public byte[] own() {
                                return Files.readAllBytes(Paths.get("/data/" + version));
                            }









                            public byte[] checked(String name) {
                                Path path = base.resolve(name).normalize();
                                if (!path.startsWith(base)) {
                        """),
                new Sample("hard-coded-secret", "src/Db.java", """
                        String url = "jdbc:postgresql://admin:hunter2@db/shop"; <<<
                        String url = "jdbc:postgresql://admin:${DB_PASSWORD}@db/shop";
                        DriverManager.getConnection(url, "admin", "hunter2"); <<<
                        DriverManager.getConnection(url, user, password);
                        """),
                new Sample("command-injection", "run.py", """
                        os.system("ping " + host) <<<
                        os.system("clear")
                        subprocess.run(f"ping {host}", shell=True) <<<
                        subprocess.run(["ping", host])
                        subprocess.run("make clean", shell=True)
                        """),
                new Sample("command-injection", "run.js", """
                        exec(`ping ${host}`); <<<
                        exec("ls -l");
                        """),
                new Sample("command-injection", "run.go", """
                        exec.Command("sh", "-c", "ping "+host) <<<
                        exec.Command("sh", "-c", "ls")
                        exec.Command("ping", host)
                        """),
                new Sample("code-injection", "calc.py", """
                        result = eval(request.args["sum"]) <<<
                        result = ast.literal_eval(text)
                        model.eval()
                        """),
                new Sample("code-injection", "calc.js", """
                        const result = eval(sum); <<<
                        // never use eval(x)
                        """),
                new Sample("unsafe-deserialisation", "src/Load.java", """
                        Object read(InputStream in) throws Exception {
                            return new ObjectInputStream(in).readObject(); <<<
                        }









                        ...











                        Object filtered(InputStream in) throws Exception {
                            ObjectInputStream objects = new ObjectInputStream(in);
                            objects.setObjectInputFilter(ObjectInputFilter.Config.createFilter("dev.shop.*;!*"));
                        }
                        """),
                new Sample("unsafe-deserialisation", "src/Mapper.java", """
                        mapper.enableDefaultTyping(); <<<
                        mapper.enable(Feature.X);
                        """),
                new Sample("unsafe-deserialisation", "load.py", """
                        data = pickle.loads(body) <<<
                        conf = yaml.load(text) <<<
                        conf = yaml.load(text, Loader=yaml.SafeLoader)
                        conf = yaml.safe_load(text)
                        """),
                new Sample("unsafe-deserialisation", "load.js", """
                        const serialize = require('node-serialize'); <<<
                        const fs = require('fs');
                        """),
                new Sample("xml-external-entities", "src/Xml.java", """
                        var unsafe = DocumentBuilderFactory.newInstance(); <<<
                        unsafe.newDocumentBuilder().parse(in);














                        var safe = DocumentBuilderFactory.newInstance();
                        safe.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                        """),
                new Sample("path-traversal", "src/Files.java", """
                        File f = new File(base, request.getParameter("name")); <<<
                        Path out = target.resolve(zipEntry.getName()); <<<










                        String name = request.getParameter("file"); <<<
                        log.info("asked");
                        return Files.readString(base.resolve(name));












                        String other = request.getParameter("file");
                        Path path = base.resolve(other).normalize();
                        if (!path.startsWith(base)) {












                        String unused = request.getParameter("file");
                        """),
                new Sample("path-traversal", "files.py", """
                        open(os.path.join(BASE, request.args["name"])) <<<
                        open("fixed.txt")
                        """),
                new Sample("path-traversal", "files.js", """
                        fs.readFile(path.join(base, req.params.name), done); <<<
                        fs.readFile("fixed.txt", done);
                        """),
                new Sample("tls-checks-off", "src/Trust.java", """
                        public void checkServerTrusted(X509Certificate[] chain, String type) {} <<<
                        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException { <<<
                        }
                        public void checkServerTrusted(X509Certificate[] chain, String type) {
                            delegate.checkServerTrusted(chain, type);
                        }
                        import org.apache.http.conn.ssl.NoopHostnameVerifier;
                        client.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE); <<<
                        connection.setHostnameVerifier((host, session) -> true); <<<
                        connection.setHostnameVerifier((host, session) -> host.equals(expected));
                        """),
                new Sample("tls-checks-off", "src/Verify.java", """
                        public boolean verify(String host, SSLSession session) { <<<
                            return true;
                        }
                        public void checkServerTrusted(X509Certificate[] chain, String type) { <<<
                            // trust everybody
                        }
                        public boolean verify(String host, SSLSession session) {
                            return host.equals(expected);
                        }
                        """),
                new Sample("predictable-random", "src/Reset.java", """
                        String resetToken(User user) {
                            Random random = new Random(); <<<
                            return hex(random.nextLong());
                        }









                        int dice() {
                            Random random = new Random();
                        }
                        """),
                new Sample("sql-injection", "find.py", """
                        cur.execute('SELECT * FROM users WHERE name = ' + name) <<<
                        cur.execute('SELECT * FROM users')
                        """),
                new Sample("tls-checks-off", "get.py", """
                        requests.get(url, verify=False) <<<
                        requests.get(url, verify=True)
                        """),
                new Sample("tls-checks-off", "get.ts", """
                        new Agent({ rejectUnauthorized: false }); <<<
                        new Agent({ rejectUnauthorized: true });
                        """),
                new Sample("tls-checks-off", "get.go", "c := &tls.Config{InsecureSkipVerify: true} <<<\n"),
                new Sample("tls-checks-off", "get.sh", """
                        curl -s -k https://host <<<
                        curl -s https://host
                        """),
                new Sample("weak-cipher", "src/Crypt.java", """
                        Cipher.getInstance("DES/CBC/PKCS5Padding"); <<<
                        Cipher.getInstance("AES/ECB/PKCS5Padding"); <<<
                        Cipher.getInstance("AES"); <<<
                        Cipher.getInstance("AES/GCM/NoPadding");
                        """),
                new Sample("weak-cipher", "crypt.py", """
                        cipher = AES.new(key, AES.MODE_ECB) <<<
                        cipher = AES.new(key, AES.MODE_GCM)
                        """),
                new Sample("weak-cipher", "crypt.js", """
                        crypto.createCipheriv('des-cbc', key, iv); <<<
                        crypto.createCipheriv('aes-256-gcm', key, iv);
                        """),
                new Sample("weak-cipher", "crypt.go", """
                        c, err := rc4.NewCipher(key) <<<
                        c, err := aes.NewCipher(key)
                        """),
                new Sample("weak-hash", "src/Hash.java", """
                        MessageDigest.getInstance("MD5"); <<<
                        MessageDigest.getInstance("SHA-1"); <<<
                        MessageDigest.getInstance("SHA-256");
                        String s = "x"; // MessageDigest.getInstance("MD5")
                        """),
                new Sample("weak-hash", "hash.py", """
                        h = hashlib.md5(data) <<<
                        h = hashlib.md5(data, usedforsecurity=False)
                        h = hashlib.sha256(data)
                        """),
                new Sample("weak-hash", "hash.ts", """
                        createHash('md5'); <<<
                        createHash('sha256');
                        """),
                new Sample("weak-hash", "hash.go", """
                        h := md5.New() <<<
                        h := sha256.New()
                        """),
                new Sample("predictable-random", "src/Token.java", """
                        String token = Long.toHexString(new Random().nextLong()); <<<
                        String token = hex(new SecureRandom());









                        int dice = new Random().nextInt(6);
                        """),
                new Sample("cross-site-scripting", "page.js", """
                        box.innerHTML = comment; <<<
                        box.innerHTML = "<b>fixed</b>";
                        box.innerHTML = DOMPurify.sanitize(comment);
                        box.textContent = comment;
                        """),
                new Sample("csrf-protection-off", "src/Web.java", """
                        http.csrf().disable(); <<<
                        http.csrf(csrf -> csrf.disable()); <<<
                        http.csrf(withDefaults());
                        """),
                new Sample("csrf-protection-off", "views.py", """
                        @csrf_exempt <<<
                        @login_required
                        """),
                new Sample("secret-in-log", "src/Login.java", """
                        log.info("login {} {}", user, password); <<<
                        log.info("wrong password of {}", user);
                        log.info("password set: {}", password.isEmpty());
                        """),
                new Sample("open-permissions", "src/Perm.java", """
                        file.setWritable(true, false); <<<
                        file.setWritable(true);
                        """),
                new Sample("open-permissions", "perm.py", """
                        os.chmod(path, 0o777) <<<
                        os.chmod(path, 0o700)
                        """),
                new Sample("open-permissions", "perm.sh", """
                        chmod -R 777 /srv <<<
                        chmod 755 run.sh
                        """),
                new Sample("debug-mode", "main.py", """
                        app.run(host="0.0.0.0", debug=True) <<<
                        app.run()
                        DEBUG = True <<<
                        DEBUG = os.environ.get("DEBUG") == "1"
                        """),
                new Sample("open-cors", "src/Api.java", """
                        @CrossOrigin("*") <<<
                        @CrossOrigin("https://shop.example")
                        response.setHeader("Access-Control-Allow-Origin", "*"); <<<
                        """));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_rule_finds_the_marked_lines_and_leaves_out_what_only_looks_like_it(Sample sample) {
        assertThat(sample.findings(rule(sample.rule())))
                .extracting(Finding::line)
                .containsExactlyInAnyOrderElementsOf(sample.expected());
    }

    @Test
    void every_probe_finds_something_in_the_samples() {
        assertThat(Samples.probesWithoutFinding(SecurityRules.RULES, samples().toList()))
                .isEmpty();
    }

    @Test
    void the_evidence_is_the_line_and_the_advice_is_the_rules() {
        Sample sample = new Sample("weak-hash", "src/Hash.java", "    digest(MessageDigest.getInstance(\"MD5\"));\n");
        Rule rule = rule("weak-hash");

        assertThat(sample.findings(rule))
                .isEqualTo(List.of(new Finding(
                        rule.severity(),
                        "weak-hash",
                        "src/Hash.java",
                        1,
                        "digest(MessageDigest.getInstance(\"MD5\"));",
                        rule.advice())));
    }

    private static Rule rule(String id) {
        return Samples.rule(SecurityRules.RULES, id);
    }
}
