//! The versions of every tool that cargo, npm and apt install for us. Nothing else names a version.

/// A tool that cargo installs.
pub struct CargoTool {
    pub name: &'static str,
    pub version: &'static str,
    pub binary: &'static str,
}

/// Must be the version of the `wasm-bindgen` crate: module and glue speak a private language.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen-cli",
    version: "0.2.130",
    binary: "wasm-bindgen",
};
pub const WASM_PACK: CargoTool = CargoTool {
    name: "wasm-pack",
    version: "0.15.1",
    binary: "wasm-pack",
};
pub const GECKODRIVER: CargoTool = CargoTool {
    name: "geckodriver",
    version: "0.37.1",
    binary: "geckodriver",
};

/// npm packages that build and check: wasm-opt, the bundler, the accessibility rules.
pub const NPM: &[(&str, &str)] = &[
    ("binaryen", "132.0.0"),
    ("esbuild", "0.28.2"),
    ("axe-core", "4.14.1"),
];

/// An old Chromium, compressed inside an npm package.
pub struct OldChromium {
    pub major: u16,
    pub package: &'static str,
    pub version: &'static str,
}

pub const OLD_CHROMIUM: &[OldChromium] = &[
    OldChromium {
        major: 64,
        package: "chrome-aws-lambda",
        version: "64.0.3264",
    },
    OldChromium {
        major: 83,
        package: "chrome-aws-lambda",
        version: "3.1.1",
    },
];

/// Something that a Debian package brings.
pub struct Debian {
    pub package: &'static str,
    /// A program on the PATH, or a file, that shows that it is there.
    pub shows: &'static str,
}

/// Browsers of the system: the suites run in what citizens are given today, so these are not pinned.
pub const BROWSERS: &[Debian] = &[
    Debian {
        package: "chromium",
        shows: "chromium",
    },
    Debian {
        package: "chromium-driver",
        shows: "chromedriver",
    },
    Debian {
        package: "firefox-esr",
        shows: "firefox-esr",
    },
    Debian {
        package: "webkit2gtk-driver",
        shows: "WebKitWebDriver",
    },
    Debian {
        package: "xvfb",
        shows: "Xvfb",
    },
    Debian {
        package: "poppler-utils",
        shows: "pdftotext",
    },
    Debian {
        package: "fonts-noto-cjk",
        shows: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    },
];
