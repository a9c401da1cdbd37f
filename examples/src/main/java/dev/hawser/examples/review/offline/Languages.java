package dev.hawser.examples.review.offline;

/** Globs of the files of a language. */
final class Languages {

    static final String JAVA = "*.java";
    static final String JVM = "*.{java,kt,kts,groovy,scala}";
    static final String PYTHON = "*.py";
    static final String WEB = "*.{js,jsx,mjs,cjs,ts,tsx,vue}";
    static final String GO = "*.go";
    static final String SHELL = "*.{sh,bash}";
    static final String BRACES = "*.{java,kt,kts,groovy,scala,js,jsx,mjs,cjs,ts,tsx,go,cs,c,h,cc,cpp,hpp,rs,php,swift}";
    static final String CODE =
            "*.{java,kt,kts,groovy,scala,py,js,jsx,mjs,cjs,ts,tsx,vue,go,cs,c,h,cc,cpp,hpp,rs,php,swift,rb,sh,bash}";
    static final String SETTINGS = "*.{properties,yml,yaml,toml,ini,cfg,conf,env}";
    static final String XML = "*.xml";
    static final String ALL =
            "*.{java,kt,kts,groovy,scala,py,js,jsx,mjs,cjs,ts,tsx,vue,go,cs,c,h,cc,cpp,hpp,rs,php,swift,rb,sh,bash,"
                    + "properties,yml,yaml,toml,ini,cfg,conf,env,xml,json,tf,sql,html,pem,key}";

    private Languages() {}
}
