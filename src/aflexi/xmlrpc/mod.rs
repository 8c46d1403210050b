//! XML-RPC: values, calls written, replies read. Knows no method and no network.

mod decode;
mod element;
mod encode;
#[cfg(test)]
mod tests;
mod value;

pub(super) use decode::{Reply, decode_reply};
pub(super) use encode::encode_call;
pub(super) use value::{Struct, Value};
