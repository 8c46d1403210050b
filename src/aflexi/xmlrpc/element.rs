//! The elements of XML-RPC, by name.

/// An element of XML-RPC. A prefix is ignored: Apache's extensions write `ex:nil` and `ex:i8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    MethodResponse,
    Params,
    Param,
    Fault,
    Value,
    Int,
    Boolean,
    String,
    Double,
    DateTime,
    Base64,
    Nil,
    Array,
    Data,
    Struct,
    Member,
    Name,
    Unknown,
}

impl Element {
    pub fn named(local_name: &str) -> Self {
        match local_name {
            "methodResponse" => Self::MethodResponse,
            "params" => Self::Params,
            "param" => Self::Param,
            "fault" => Self::Fault,
            "value" => Self::Value,
            "int" | "i4" | "i8" => Self::Int,
            "boolean" => Self::Boolean,
            "string" => Self::String,
            "double" => Self::Double,
            "dateTime.iso8601" => Self::DateTime,
            "base64" => Self::Base64,
            "nil" => Self::Nil,
            "array" => Self::Array,
            "data" => Self::Data,
            "struct" => Self::Struct,
            "member" => Self::Member,
            "name" => Self::Name,
            _ => Self::Unknown,
        }
    }
}
