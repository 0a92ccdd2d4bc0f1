"""Lines of a page that are not the article's own words: navigation, pictures, trailers.

Each test takes one line without white space at its edges. They err on the side of the article: a line of prose lost is an
attribution lost, a line of navigation kept is a line too many.
"""

from __future__ import annotations

import re

__all__ = ["is_navigation", "is_picture_credit", "is_trailer", "opens_trailer"]

_MAX_WORDS = 14

_NAVIGATION_RE = re.compile(
    r"""(?:\d+\.[ ])?(?:
        skip[ ](?:to|next|past|navigation|advert|ad\b).{0,60}
      | jump[ ]to[ ](?:content|navigation|main).{0,30}
      | (?:main|site|secondary)[ ](?:menu|navigation)
      | advertisement|advertising|sponsored(?:[ ]content)?|promoted[ ]content|paid[ ]content|story[ ]continues[ ]below.{0,30}
      | article[ ]continues[ ]below.{0,30} | (?:continue|keep)[ ]reading(?:[ ](?:below|the[ ]main[ ]story))? | scroll[ ]down.{0,40}
      | share(?:[ ](?:this|on|via|article|story|the[ ]article|using[ ]email))?.{0,30}
      | (?:share|tweet|pin|print|e-?mail|copy[ ]link|save|comments?|facebook|twitter|whatsapp|linkedin|reddit|telegram|flipboard|pinterest|messenger)
          (?:[ ,|/·•]+(?:share|tweet|pin|print|e-?mail|copy[ ]link|save|comments?|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|flipboard|pinterest|messenger))*
      | (?:send|close|menu|search|home|login|log[ ]in|sign[ ]in|register|subscribe(?:[ ]now)?|back[ ]to[ ]top|go[ ]to[ ]top|top|next|previous|loading\.*|play[ ]video|watch[ ]live|listen)
      | sign[ ]up[ ](?:for|to|now|here)\b.{0,80} | subscribe[ ](?:to|for|now|here)\b.{0,80} | get[ ]the[ ](?:latest|best)[ ]\w+.{0,60}(?:inbox|newsletter|e-?mail).{0,30}
      | (?:view|read|show|leave|post|add|see)[ ](?:all[ ])?(?:a[ ])?(?:\d+[ ])?comments? | \d+[ ]comments? | \d+[ ](?:shares?|views?)
      | (?:follow|like|find|join)[ ](?:us|me)[ ](?:on|at)\b.{0,40}
      | click[ ]here[ ](?:to|for)[ ](?:subscribe|sign|share|print|read|view|see).{0,60}
      | (?:accept|manage)[ ](?:all[ ])?cookies | (?:we|this[ ](?:web)?site)[ ]uses?[ ]cookies.{0,80}
      | (?:terms[ ](?:of[ ](?:use|service)|and[ ]conditions)|privacy[ ]policy|cookie[ ]policy|contact[ ]us|about[ ]us|all[ ]rights[ ]reserved)\.?
      | (?:\d+[ ])?min(?:ute)?s?[ ]read | (?:reading|read)[ ]time:?[ ].{0,20}
      | get[ ]short[ ]url.{0,20} | font[ ]size.{0,20} | text[ ]size.{0,20}
    )[.:!»›>…]?""",
    re.VERBOSE | re.IGNORECASE,
)
_PICTURE_RE = re.compile(
    r"""(?:
        (?:image|photo|picture|photograph|photography|foto|illustration|graphic|video)s?(?:[ ](?:credit|by|courtesy(?:[ ]of)?|source))?[ ]?(?::|©)[ ]?\S.{0,120}
      | (?:image|photo|picture)s?[ ](?:credit|by|courtesy[ ]of)[ ]\S.{0,80}
      | (?:image|photo|picture|media)[ ]caption:?[ ].{0,300}
      | (?:©|\(c\))[ ]?.{0,60}\b(?:getty|shutterstock|istock|alamy|flickr|picture[- ]alliance|photo|images?)\b.{0,60}
      | .{0,60}\b(?:via[ ])?(?:getty[ ]images|shutterstock|istock(?:photo)?|alamy(?:[ ]stock[ ]photo)?|picture[- ]alliance|zuma[ ]press|wireimage|filmmagic)\b.{0,40}
      | \(?(?:AP|AFP|EPA|UPI|Reuters|REUTERS|PA|Xinhua|TASS|Anadolu)[ ](?:file[ ])?(?:photo|images|archive|graphic)\b.{0,60}
      | (?:file|handout|undated|courtesy)[ ](?:photo|picture|image)\b.{0,60}
      | [A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,3}[ ]?/[ ]?(?:AP|AFP|EPA|UPI|Reuters|REUTERS|Getty|Bloomberg|Anadolu|Xinhua|TASS|dpa)(?:[ ]?/[ ]?[A-Z][\w .'’-]{1,40})?
    )[.)]?""",
    re.VERBOSE | re.IGNORECASE,
)
# A caption ends with its credit in brackets; prose does not.
_CAPTION_TAIL_RE = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}[ /:])?(?:AP[ ]Photo|AFP[ ]Photo|Getty|Getty[ ]Images|Shutterstock|Photo|File[ ]photo|Photograph|Image|Picture|REUTERS|EPA)\b[^()\[\]]{0,60}[)\]]\.?\Z"
    r"|\b(?:Photo|Photograph|Picture|Image)(?:[ ]credit|[ ]by)?:[ ][^.]{2,60}\.?\Z"
)
_MAX_CAPTION = 420

_TRAILER_RE = re.compile(
    r"""(?:
        (?:also[ ])?(?:read|see|watch|more)(?:[ ](?:more|also|next|now))?[ ]?(?::|[|»›>]).{0,160}
      | (?:related|recommended|further[ ]reading|more[ ](?:on[ ]this[ ]story|stories|news|coverage)|read[ ](?:more|next|also)|see[ ]also|up[ ]next|don'?t[ ]miss|you[ ](?:may|might)[ ]also[ ](?:like|be[ ]interested[ ]in))
          (?:[ ](?:articles?|stories|story|news|content|topics?|links?|coverage|videos?|posts?|here))?
      | (?:related|recommended)(?:[ ](?:articles?|stories|story|news|content|topics?|links?|coverage|videos?|posts?))?[ ]?:.{0,160}
      | follow[ ](?:@\w+|[\w.'’ -]{2,50}[ ]on[ ](?:twitter|facebook|instagram|x))\b.{0,60}
    )[.:!»›>…]?""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_TRAILER_RE = re.compile(
    r"""(?:skip[ ]next[ ]section[ ])?(?:
        explore[ ]more | (?:more|other|latest|top|related|recommended|popular|trending)[ ](?:stories|news|articles|headlines|coverage|topics)\b.{0,40}
      | (?:more|read[ ]more|stories|news)[ ](?:stories[ ]|news[ ]|articles[ ])?from[ ].{2,40}
      | most[ ](?:read|popular|viewed|shared|commented) | related | recommended(?:[ ]for[ ]you)? | trending(?:[ ]now)? | editor'?s[ ]picks | you[ ]may[ ]also[ ]like
      | [\w .'’&-]{1,30}['’]s[ ]top[ ]stor(?:y|ies)
      | our[ ]standards:[ ]?the[ ]thomson[ ]reuters[ ]trust[ ]principles
    )[.:!»›>…]?""",
    re.VERBOSE | re.IGNORECASE,
)


def is_navigation(line: str) -> bool:
    """Whether a line is a page's machinery: menus, sharing, sign-ups, cookies."""
    return len(line.split()) <= _MAX_WORDS and '"' not in line and _NAVIGATION_RE.fullmatch(line) is not None


def is_picture_credit(line: str) -> bool:
    """Whether a line credits a picture, or is a caption that ends in its credit."""
    if len(line) > _MAX_CAPTION:
        return False
    if len(line.split()) <= 20 and _PICTURE_RE.fullmatch(line) is not None:
        return True
    return _CAPTION_TAIL_RE.search(line, max(0, len(line) - 140)) is not None


def is_trailer(line: str) -> bool:
    """Whether a line points to another article."""
    return len(line.split()) <= 30 and _TRAILER_RE.fullmatch(line) is not None


def opens_trailer(line: str) -> bool:
    """Whether a line heads a list of other articles: everything below it may be trailer."""
    return len(line.split()) <= _MAX_WORDS and _OPENS_TRAILER_RE.fullmatch(line) is not None
