//! The module a phone downloads. It holds nothing of its own: a `cdylib` that is also an `rlib` is a third larger,
//! so everything lives in [`mingbai_embed`] and this crate only makes it a WebAssembly module.

pub use mingbai_embed::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: mingbai_memory::Memory<rlsf::SmallGlobalTlsf> =
    mingbai_memory::Memory::before(rlsf::SmallGlobalTlsf::new());
