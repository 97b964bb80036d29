// rtrb as a contender of `bench rings`: both channels of a block in one chunk. The capacity is a whole number of
// blocks, so a chunk never wraps.
#[path = "lane.rs"]
mod lane;
use lane::{Block, Reader, Writer, BLOCKS, FRAMES};
use rtrb::CopyToUninit;

struct In(rtrb::Producer<f32>);
struct Out(rtrb::Consumer<f32>);

impl Writer for In {
    fn offer(&mut self, unit: &Block) -> bool {
        let Ok(mut chunk) = self.0.write_chunk_uninit(2 * FRAMES) else { return false };
        let (whole, _) = chunk.as_mut_slices();
        unit[0].copy_to_uninit(&mut whole[..FRAMES]);
        unit[1].copy_to_uninit(&mut whole[FRAMES..]);
        unsafe { chunk.commit_all() };
        true
    }
}

impl Reader for Out {
    fn poll(&mut self, unit: &mut Block) -> bool {
        let Ok(chunk) = self.0.read_chunk(2 * FRAMES) else { return false };
        let (whole, _) = chunk.as_slices();
        unit[0].copy_from_slice(&whole[..FRAMES]);
        unit[1].copy_from_slice(&whole[FRAMES..]);
        chunk.commit_all();
        true
    }
}

fn main() {
    let (producer, consumer) = rtrb::RingBuffer::new(BLOCKS * 2 * FRAMES);
    lane::run(In(producer), Out(consumer));
}
