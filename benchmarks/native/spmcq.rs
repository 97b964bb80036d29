// spmcq as a contender of `bench rings`: one reader, kept lossless by the same credit counter as the others.
#[path = "lane.rs"]
mod lane;
use lane::{Block, Reader, Writer, BLOCKS, FRAMES};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;

const CREDIT: u64 = 48;

#[derive(Clone, Copy)]
struct Slot(Block);

impl Default for Slot {
    fn default() -> Self {
        Slot([[0.0; FRAMES]; 2])
    }
}

struct In {
    ring: spmcq::Writer<Slot>,
    taken: Arc<(AtomicU64, [u64; 31])>,
    sent: u64,
    seen: u64,
}

struct Out {
    ring: spmcq::Reader<Slot>,
    taken: Arc<(AtomicU64, [u64; 31])>,
}

impl Writer for In {
    fn offer(&mut self, unit: &Block) -> bool {
        if self.sent - self.seen >= CREDIT {
            self.seen = self.taken.0.load(Ordering::Acquire);
            if self.sent - self.seen >= CREDIT {
                return false;
            }
        }
        self.ring.write(Slot(*unit));
        self.sent += 1;
        true
    }
}

impl Reader for Out {
    fn poll(&mut self, unit: &mut Block) -> bool {
        match self.ring.read() {
            spmcq::ReadResult::Ok(slot) => *unit = slot.0,
            spmcq::ReadResult::Empty => return false,
            spmcq::ReadResult::Dropout(_) => panic!("the lossless lane lost blocks"),
        }
        self.taken.0.store(self.taken.0.load(Ordering::Relaxed) + 1, Ordering::Release);
        true
    }
}

fn main() {
    let (reader, writer) = spmcq::ring_buffer(BLOCKS);
    let taken = Arc::new((AtomicU64::new(0), [0u64; 31]));
    lane::run(In { ring: writer, taken: taken.clone(), sent: 0, seen: 0 }, Out { ring: reader, taken });
}
