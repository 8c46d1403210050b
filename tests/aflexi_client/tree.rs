//! A reply as a tree that can also say what XML-RPC libraries refuse to write: two members of one name, nil, any text
//! as a number.

use dxr::{MethodResponse, Value};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// What stands within `value`.
    Scalar(String),
    Struct(Vec<(String, Tree)>),
    Array(Vec<Tree>),
}

/// One way to spoil a value, or a member, of a reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Spoiling {
    /// It is left out.
    Absent,
    /// It is there twice.
    Twice,
    /// A member of that name stands before it that says something else; or, with items, such an item.
    Contradicted(Tree),
    /// It is something else.
    Else(Tree),
    /// There is a member beside the known ones.
    Beside,
}

impl Tree {
    pub fn of(reply: &str) -> Self {
        MethodResponse::from_xml(reply).unwrap().value.into()
    }

    pub fn reply(&self) -> String {
        let mut out = "<?xml version=\"1.0\"?><methodResponse><params><param>".to_owned();
        self.write(&mut out);
        out + "</param></params></methodResponse>"
    }

    pub fn scalar(element: &str, text: &str) -> Self {
        Self::Scalar(format!("<{element}>{text}</{element}>"))
    }

    /// Every value, as the place where it stands, and how that is called: `results[].publisher.id`.
    pub fn places(&self) -> Vec<(Vec<usize>, String)> {
        let mut places = vec![(vec![], String::new())];
        let children: Vec<(String, &Tree)> = match self {
            Self::Scalar(_) => vec![],
            Self::Struct(members) => members
                .iter()
                .map(|(name, tree)| (name.clone(), tree))
                .collect(),
            Self::Array(items) => items.iter().map(|tree| ("[]".to_owned(), tree)).collect(),
        };
        for (index, (name, child)) in children.into_iter().enumerate() {
            for (mut place, below) in child.places() {
                place.insert(0, index);
                let dot = if below.is_empty() || below.starts_with('[') {
                    ""
                } else {
                    "."
                };
                places.push((place, format!("{name}{dot}{below}")));
            }
        }
        places
    }

    pub fn at(&self, place: &[usize]) -> &Self {
        place.iter().fold(self, |tree, index| match tree {
            Self::Struct(members) => &members[*index].1,
            Self::Array(items) => &items[*index],
            Self::Scalar(_) => panic!("{place:?} is below a scalar"),
        })
    }

    /// The same, but spoilt at a place; `None` where that cannot be.
    pub fn spoilt(&self, place: &[usize], how: &Spoiling) -> Option<Self> {
        let mut tree = self.clone();
        match (place.split_last(), how) {
            (_, Spoiling::Else(other)) => *tree.at_mut(place) = other.clone(),
            (_, Spoiling::Beside) => match tree.at_mut(place) {
                Self::Struct(members) => members.push(("unheard".to_owned(), Self::nested())),
                _ => return None,
            },
            (None, _) => return None,
            (Some((last, before)), how) => match tree.at_mut(before) {
                Self::Struct(members) => spoil(members, *last, how, |old, other| {
                    (old.0.clone(), other.clone())
                }),
                Self::Array(items) => spoil(items, *last, how, |_, other| other.clone()),
                Self::Scalar(_) => return None,
            },
        }
        Some(tree)
    }

    fn at_mut(&mut self, place: &[usize]) -> &mut Self {
        place.iter().fold(self, |tree, index| match tree {
            Self::Struct(members) => &mut members[*index].1,
            Self::Array(items) => &mut items[*index],
            Self::Scalar(_) => panic!("{place:?} is below a scalar"),
        })
    }

    /// What nobody expects.
    fn nested() -> Self {
        let id = ("id".to_owned(), Self::scalar("int", "9"));
        Self::Array(vec![Self::Struct(vec![id])])
    }

    fn write(&self, out: &mut String) {
        out.push_str("<value>");
        match self {
            Self::Scalar(content) => out.push_str(content),
            Self::Struct(members) => {
                out.push_str("<struct>");
                for (name, tree) in members {
                    out.push_str(&format!("<member><name>{name}</name>"));
                    tree.write(out);
                    out.push_str("</member>");
                }
                out.push_str("</struct>");
            }
            Self::Array(items) => {
                out.push_str("<array><data>");
                items.iter().for_each(|tree| tree.write(out));
                out.push_str("</data></array>");
            }
        }
        out.push_str("</value>");
    }
}

fn spoil<T: Clone>(
    among: &mut Vec<T>,
    index: usize,
    how: &Spoiling,
    replaced: impl Fn(&T, &Tree) -> T,
) {
    match how {
        Spoiling::Absent => {
            among.remove(index);
        }
        Spoiling::Twice => among.insert(index, among[index].clone()),
        Spoiling::Contradicted(other) => among.insert(index, replaced(&among[index], other)),
        Spoiling::Else(_) | Spoiling::Beside => {}
    }
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        match value {
            Value::Integer(number) => Self::scalar("int", &number.to_string()),
            Value::Boolean(flag) => Self::scalar("boolean", if flag { "1" } else { "0" }),
            Value::Double(number) => Self::scalar("double", &number.to_string()),
            Value::String(text) => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                Self::scalar("string", &text)
            }
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Value::Struct(members) => {
                let members = members.into_iter();
                Self::Struct(members.map(|(name, value)| (name, value.into())).collect())
            }
            other => panic!("the sandbox never says {other:?}"),
        }
    }
}
