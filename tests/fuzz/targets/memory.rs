//! How much memory a piece of work holds at most.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Held for each byte of a reply, at most: an empty value is written in eight bytes and takes 32, in a vector that
/// may be twice as large, beside the copy it grew from; then a reader makes something of it.
const FOR_EACH_BYTE: usize = 32;
/// Whatever the input.
const ANYWAY: usize = 16 * 1024;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
}

#[global_allocator]
static COUNTED: Counted = Counted;

struct Counted;

// SAFETY: everything is left to the system; counting allocates nothing.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.set(HELD.get() + layout.size());
        MOST.set(MOST.get().max(HELD.get()));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // What another thread allocated was not counted here.
        HELD.set(HELD.get().saturating_sub(layout.size()));
        unsafe { System.dealloc(place, layout) }
    }
}

/// Does a piece of work over so many bytes.
pub fn is_bounded(bytes: usize, work: impl FnOnce()) {
    let before = HELD.get();
    MOST.set(before);
    work();
    let most = MOST.get() - before;
    let allowed = ANYWAY + FOR_EACH_BYTE * bytes;
    assert!(
        most <= allowed,
        "{bytes} bytes took {most} bytes of memory, more than {allowed}"
    );
}
