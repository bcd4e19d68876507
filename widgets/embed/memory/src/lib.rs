//! The allocator of the WebAssembly modules. Ten thousand rows are a hundred thousand small texts: each is taken from a list
//! of free blocks of its size, and goes back there. Everything larger is `rlsf`'s, which is 1.7 KB (brotli) less to download
//! than the standard library's.
//!
//! **Rule of this crate:** it is the one place with `unsafe` code in what a page runs, for an allocator cannot be written
//! without. A module has one thread. A block of a list stays one: the next reading needs as many.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::null_mut;

/// Sizes differ by so much.
const STEP: usize = 8;
/// How many sizes there are: up to 128 bytes.
const SIZES: usize = 16;
/// What is asked for at once, to be made into blocks.
const CHUNK: usize = 1024;

/// Lists of free blocks, one a size, before an allocator for the rest.
pub struct Memory<Rest> {
    /// The first free block of each size; the next one stands within it.
    free: UnsafeCell<[*mut u8; SIZES]>,
    rest: Rest,
}

#[allow(unsafe_code)]
// SAFETY: a module has one thread.
unsafe impl<Rest: Sync> Sync for Memory<Rest> {}

#[allow(unsafe_code)]
impl<Rest> Memory<Rest> {
    /// Before `rest`.
    pub const fn before(rest: Rest) -> Self {
        Self {
            free: UnsafeCell::new([null_mut(); SIZES]),
            rest,
        }
    }

    /// Where the list stands for what is small enough to have one. What has no size is never asked for.
    fn list(&self, size: usize, align: usize) -> Option<*mut *mut u8> {
        let class = size.wrapping_sub(1) / STEP;
        if class >= SIZES || align > STEP {
            return None;
        }
        // SAFETY: the class is within the array.
        Some(unsafe { self.free.get().cast::<*mut u8>().add(class) })
    }
}

#[allow(unsafe_code)]
// SAFETY: a block is in the hands of one owner or in one list, and the size tells which list.
unsafe impl<Rest: GlobalAlloc> GlobalAlloc for Memory<Rest> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(list) = self.list(layout.size(), layout.align()) else {
            return unsafe { self.rest.alloc(layout) };
        };
        unsafe {
            if (*list).is_null() {
                let size = layout.size().next_multiple_of(STEP);
                let chunk = Layout::from_size_align_unchecked(CHUNK, STEP);
                let start = self.rest.alloc(chunk);
                if start.is_null() {
                    return start;
                }
                let mut left = CHUNK;
                while left >= size {
                    left = left.wrapping_sub(size);
                    let block = start.add(left);
                    *block.cast() = *list;
                    *list = block;
                }
            }
            let block = *list;
            *list = *block.cast();
            block
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            match self.list(layout.size(), layout.align()) {
                Some(list) => {
                    *block.cast() = *list;
                    *list = block;
                }
                None => self.rest.dealloc(block, layout),
            }
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let own = self.list(layout.size(), layout.align());
        let other = self.list(size, layout.align());
        unsafe {
            if own.is_none() && other.is_none() {
                return self.rest.realloc(block, layout, size);
            }
            if own == other {
                return block;
            }
            let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, size.min(layout.size()));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

#[cfg(test)]
#[allow(unsafe_code)]
mod tests {
    use super::*;
    use std::alloc::System;

    /// Blocks of many sizes, filled, grown and shrunk in turns: none has another's bytes in it.
    #[test]
    fn no_two_blocks_share_a_byte() {
        let memory = Memory::before(System);
        let mut held: Vec<(*mut u8, Layout, u8)> = Vec::new();
        let mut seed = 1u32;
        for turn in 0..20_000u32 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let size = (seed >> 8) as usize % 300 + 1;
            let align = 1 << ((seed >> 28) % 6);
            let mark = turn as u8;
            let layout = Layout::from_size_align(size, align).unwrap();
            let is_whole = |block: *mut u8, size: usize, mark: u8| {
                (0..size).all(|at| unsafe { *block.add(at) } == mark)
            };
            if held.len() < 200 {
                let block = unsafe { memory.alloc(layout) };
                assert_eq!(block as usize % align, 0);
                unsafe { block.write_bytes(mark, size) };
                held.push((block, layout, mark));
                continue;
            }
            let (block, own, old) = held.swap_remove(seed as usize % held.len());
            assert!(is_whole(block, own.size(), old));
            if seed & 0x1000 == 0 {
                unsafe { memory.dealloc(block, own) };
                continue;
            }
            let block = unsafe { memory.realloc(block, own, size) };
            assert!(is_whole(block, size.min(own.size()), old));
            unsafe { block.write_bytes(mark, size) };
            let layout = Layout::from_size_align(size, own.align()).unwrap();
            held.push((block, layout, mark));
        }
        for (block, layout, mark) in held {
            assert!((0..layout.size()).all(|at| unsafe { *block.add(at) } == mark));
            unsafe { memory.dealloc(block, layout) };
        }
    }

    #[test]
    fn what_was_given_back_is_taken_again() {
        let memory = Memory::before(System);
        let layout = |size| Layout::from_size_align(size, 1).unwrap();
        let first = unsafe { memory.alloc(layout(10)) };
        unsafe { memory.dealloc(first, layout(10)) };
        assert_eq!(unsafe { memory.alloc(layout(16)) }, first);
        assert_eq!(unsafe { memory.realloc(first, layout(16), 9) }, first);
        unsafe { memory.dealloc(first, layout(9)) };
    }
}
