//! The Content-Security-Policy that a page asks for with `?csp=`.

/// How strictly a page is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Csp {
    /// No policy.
    #[default]
    None,
    /// The policy that the documentation recommends.
    Strict,
    /// The same without `'wasm-unsafe-eval'`: no module can start.
    NoWasm,
}

impl Csp {
    pub(crate) fn parse(text: &str) -> Self {
        match text {
            "strict" => Self::Strict,
            "no-wasm" => Self::NoWasm,
            _ => Self::None,
        }
    }

    /// The header's value. `other` is the second origin; `frames` lets a page show frames of its own origin.
    pub(crate) fn header(self, other: &str, frames: bool) -> Option<String> {
        let scripts = match self {
            Self::None => return None,
            Self::Strict => "'self' 'wasm-unsafe-eval'",
            Self::NoWasm => "'self'",
        };
        let frames = if frames { " frame-src 'self';" } else { "" };
        Some(format!(
            "default-src 'none'; script-src {scripts}; style-src 'self'; connect-src 'self' {other};{frames} \
             require-trusted-types-for 'script'"
        ))
    }
}
