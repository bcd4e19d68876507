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

/// Where a package is published.
#[derive(Clone, Copy)]
pub enum Registry {
    Npm,
    PyPi,
}

impl Registry {
    pub fn name(self) -> &'static str {
        match self {
            Self::Npm => "npm",
            Self::PyPi => "PyPI",
        }
    }
}

/// A package whose tests hold hostile strings. The hash is that of the file as its registry has it.
pub struct Corpus {
    pub name: &'static str,
    pub version: &'static str,
    pub registry: Registry,
    pub sha256: &'static str,
}

/// What those who write sanitizers test them with.
pub const CORPORA: &[Corpus] = &[
    Corpus {
        name: "dompurify",
        // The later ones are published without their fixtures.
        version: "0.8.0",
        registry: Registry::Npm,
        sha256: "467e72632889308b8c0648421c1822f15cbd2e598fa1feb24454ba4554349044",
    },
    Corpus {
        name: "blns",
        version: "2.0.4",
        registry: Registry::Npm,
        sha256: "07defd1e4ac44024cec61c668696afed8353ee01d2fcaeca2a174d5220c24d9d",
    },
    Corpus {
        name: "xss-filters",
        version: "1.2.7",
        registry: Registry::Npm,
        sha256: "6498e3f6f52c5a74cc05e132aadbadf4358f473c8a6fc5f87cf04971f69a93f2",
    },
    Corpus {
        name: "bleach",
        version: "6.4.0",
        registry: Registry::PyPi,
        sha256: "4202482733d85cedd04e59fcb2f89f4e4c7c385a78d3c3c23c30446843a37452",
    },
    Corpus {
        name: "html5lib",
        version: "1.1",
        registry: Registry::PyPi,
        sha256: "b2e5b40261e20f354d198eae92afc10d750afb487ed5e50f9c4eaf07c184146f",
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
        package: "curl",
        shows: "curl",
    },
    Debian {
        package: "fonts-noto-cjk",
        shows: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    },
];
