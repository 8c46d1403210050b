//! Reads replies: a pull decoder that is strict about structure and tolerant about spelling.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::element::Element;
use super::{Struct, Value};

/// How deep values may be nested. Real replies use six.
const MAX_DEPTH: usize = 32;

/// How many values a reply may hold: one that is empty takes more memory than it is long. A list that is as long as the
/// transport allows has half as many.
const MAX_VALUES: usize = 1_000_000;

/// Why a reply cannot be read. Never holds a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::aflexi) enum DecodeError {
    #[error("it is not UTF-8")]
    Encoding,
    #[error("it is not well-formed XML")]
    Malformed,
    #[error("it ends too early")]
    Truncated,
    #[error("it declares a document type")]
    DocumentType,
    #[error("it is XML but not an XML-RPC reply")]
    Unexpected,
    #[error("it is nested too deeply")]
    TooDeep,
    #[error("it holds too many values")]
    TooMany,
    #[error("it holds a badly written {0}")]
    Scalar(&'static str),
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::aflexi) enum Reply<'a> {
    /// The call's result; nil if the server sent no parameter.
    Success(Value<'a>),
    /// The server's complaint.
    Fault { code: i64, text: String },
}

/// Reads a `methodResponse`. Its texts are the body's own, unless they hold references or line ends to resolve.
pub(in crate::aflexi) fn decode_reply(body: &[u8]) -> Result<Reply<'_>, DecodeError> {
    let text = std::str::from_utf8(body).map_err(|_| DecodeError::Encoding)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    Decoder { reader, values: 0 }.reply()
}

/// The next tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Open(Element),
    Close,
}

struct Decoder<'a> {
    reader: Reader<&'a [u8]>,
    /// So many so far.
    values: usize,
}

impl<'a> Decoder<'a> {
    fn reply(mut self) -> Result<Reply<'a>, DecodeError> {
        self.open(Element::MethodResponse)?;
        let reply = match self.tag()? {
            Tag::Open(Element::Params) => Reply::Success(self.params()?),
            Tag::Open(Element::Fault) => self.fault()?,
            _ => return Err(DecodeError::Unexpected),
        };
        self.close()?;
        Ok(reply)
    }

    /// The content of `params`, up to its end.
    fn params(&mut self) -> Result<Value<'a>, DecodeError> {
        match self.tag()? {
            Tag::Close => Ok(Value::Nil),
            Tag::Open(Element::Param) => {
                self.open(Element::Value)?;
                let value = self.value(0)?;
                self.close()?; // param
                self.close()?; // params: a reply has one
                Ok(value)
            }
            Tag::Open(_) => Err(DecodeError::Unexpected),
        }
    }

    /// The content of `fault`, up to its end.
    fn fault(&mut self) -> Result<Reply<'a>, DecodeError> {
        self.open(Element::Value)?;
        let Value::Struct(members) = self.value(0)? else {
            return Err(DecodeError::Unexpected);
        };
        self.close()?;
        let code = match members.get("faultCode") {
            Some(Value::Int(code)) => *code,
            Some(Value::String(code)) => number(code, "fault code")?,
            _ => return Err(DecodeError::Unexpected),
        };
        let text = match members.get("faultString") {
            Some(Value::String(text)) => text.to_string(),
            _ => String::new(),
        };
        Ok(Reply::Fault { code, text })
    }

    /// The content of `value`, up to its end.
    fn value(&mut self, depth: usize) -> Result<Value<'a>, DecodeError> {
        if depth > MAX_DEPTH {
            return Err(DecodeError::TooDeep);
        }
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(DecodeError::TooMany);
        }
        let (text, tag) = self.step()?;
        let Tag::Open(element) = tag else {
            return Ok(Value::String(text));
        };
        blank(&text)?;
        let value = match element {
            Element::Int => Value::Int(number(&self.text()?, "int")?),
            Element::Boolean => Value::Bool(boolean(&self.text()?)?),
            Element::String => Value::String(self.text()?),
            Element::Double => Value::Double(number(&self.text()?, "double")?),
            Element::DateTime => Value::DateTime(trimmed(self.text()?)),
            Element::Base64 => Value::Base64(self.text()?.split_ascii_whitespace().collect()),
            Element::Nil => {
                self.close()?;
                Value::Nil
            }
            Element::Array => self.array(depth)?,
            Element::Struct => self.structure(depth)?,
            _ => return Err(DecodeError::Unexpected),
        };
        self.close()?;
        Ok(value)
    }

    /// The content of `array`, up to its end. Some servers leave `data` out of an empty one.
    fn array(&mut self, depth: usize) -> Result<Value<'a>, DecodeError> {
        let mut items = Vec::new();
        match self.tag()? {
            Tag::Close => return Ok(Value::Array(items)),
            Tag::Open(Element::Data) => {}
            Tag::Open(_) => return Err(DecodeError::Unexpected),
        }
        loop {
            match self.tag()? {
                Tag::Open(Element::Value) => items.push(self.value(depth + 1)?),
                Tag::Open(_) => return Err(DecodeError::Unexpected),
                Tag::Close => break,
            }
        }
        self.close()?;
        Ok(Value::Array(items))
    }

    /// The content of `struct`, up to its end.
    fn structure(&mut self, depth: usize) -> Result<Value<'a>, DecodeError> {
        let mut members = Struct::new();
        loop {
            match self.tag()? {
                Tag::Open(Element::Member) => {
                    self.open(Element::Name)?;
                    let name = self.text()?;
                    self.open(Element::Value)?;
                    members = members.with(name, self.value(depth + 1)?);
                    self.close()?;
                }
                Tag::Open(_) => return Err(DecodeError::Unexpected),
                Tag::Close => return Ok(Value::Struct(members)),
            }
        }
    }

    fn open(&mut self, wanted: Element) -> Result<(), DecodeError> {
        match self.tag()? {
            Tag::Open(element) if element == wanted => Ok(()),
            _ => Err(DecodeError::Unexpected),
        }
    }

    fn close(&mut self) -> Result<(), DecodeError> {
        match self.tag()? {
            Tag::Close => Ok(()),
            Tag::Open(_) => Err(DecodeError::Unexpected),
        }
    }

    /// The text up to the end of the current element, which has no children.
    fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        match self.step()? {
            (text, Tag::Close) => Ok(text),
            _ => Err(DecodeError::Unexpected),
        }
    }

    /// The next tag, with nothing but white space before it.
    fn tag(&mut self) -> Result<Tag, DecodeError> {
        let (text, tag) = self.step()?;
        blank(&text)?;
        Ok(tag)
    }

    /// The next tag and the text before it. The reader reports text in pieces, around references,
    /// comments and CDATA sections: they are joined here.
    fn step(&mut self) -> Result<(Cow<'a, str>, Tag), DecodeError> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.reader.read_event().map_err(unreadable)? {
                Event::Start(tag) => {
                    let element = Element::named(tag.local_name().as_ref());
                    return Ok((text, Tag::Open(element)));
                }
                Event::End(_) => return Ok((text, Tag::Close)),
                Event::Text(piece) => text += piece.xml10_content(),
                Event::CData(piece) => text += piece.xml10_content(),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => text.to_mut().push(character),
                    Ok(None) => {
                        text +=
                            resolve_predefined_entity(&reference).ok_or(DecodeError::Malformed)?;
                    }
                    Err(_) => return Err(DecodeError::Malformed),
                },
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::DocType(_) => return Err(DecodeError::DocumentType),
                Event::Empty(_) => return Err(DecodeError::Unexpected), // expanded by the reader
                Event::Eof => return Err(DecodeError::Truncated),
            }
        }
    }
}

fn unreadable(error: quick_xml::Error) -> DecodeError {
    match error {
        quick_xml::Error::Syntax(_) => DecodeError::Truncated, // always a token without its end
        _ => DecodeError::Malformed,
    }
}

fn blank(text: &str) -> Result<(), DecodeError> {
    if text.trim().is_empty() {
        Ok(())
    } else {
        Err(DecodeError::Unexpected)
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(text) => text.trim().to_owned().into(),
    }
}

fn number<T: std::str::FromStr>(text: &str, what: &'static str) -> Result<T, DecodeError> {
    text.trim().parse().map_err(|_| DecodeError::Scalar(what))
}

fn boolean(text: &str) -> Result<bool, DecodeError> {
    match text.trim() {
        "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(DecodeError::Scalar("boolean")),
    }
}
