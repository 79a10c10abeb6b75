"""The faults of the simulated central service: names, arguments, how often."""
from dataclasses import dataclass

# On the way: what happens before or instead of a proper reply.
#   refuse       nobody listens
#   wrong-ca     a certificate of an authority that the client does not know
#   expired      a certificate that is over
#   hang         the request is read and never answered
#   http CODE    this status, nothing committed
#   redirect     307 to another path, nothing committed
# In the reply: the events are committed, the answer is spoilt.
#   reset        half of it, then a TCP reset
#   drop-after   none of it, the connection is closed
#   slow-byte    a byte a second
#   endless      without end
#   huge         2 MB
#   garbage, wrong-types, deep, bad-utf8, gzip-bomb
# In what is said of the events (POST only):
#   lie-all      nothing committed; names ids that were never sent as accepted, and no other
#   forget       all committed, the first half (at least one) named
#   reject-type TYPE      events of this type are rejected by name
#   reject-400 TEXT       400 for the whole batch when an id contains TEXT, nothing committed
PLAIN = {"none", "refuse", "wrong-ca", "expired", "hang", "redirect", "reset", "drop-after",
         "slow-byte", "endless", "huge", "garbage", "wrong-types", "deep", "bad-utf8", "gzip-bomb",
         "lie-all", "forget"}
WITH_ARGUMENT = {"http", "reject-type", "reject-400"}
SPOILT = {"reset", "drop-after", "slow-byte", "endless", "huge", "garbage", "wrong-types", "deep",
          "bad-utf8", "gzip-bomb"}


class FaultError(Exception):
    pass


@dataclass
class Fault:
    name: str = "none"
    argument: str = ""
    retry_after_s: int | None = None
    times: int | None = None  # None: until the next order

    @staticmethod
    def parse(words):
        words = list(words)
        fault = Fault()
        try:
            fault.name = words.pop(0)
            if fault.name in WITH_ARGUMENT:
                fault.argument = words.pop(0)
            elif fault.name not in PLAIN:
                raise FaultError(f"unknown fault: {fault.name}")
            if fault.name == "http" and not 200 <= int(fault.argument) <= 599:
                raise FaultError(f"not a status: {fault.argument}")
            while words:
                option, value = words.pop(0), int(words.pop(0))
                if option == "times":
                    fault.times = value
                elif option == "retry-after":
                    fault.retry_after_s = value
                else:
                    raise FaultError(f"unknown option: {option}")
        except (IndexError, ValueError) as error:
            raise FaultError("fault NAME [ARG] [retry-after S] [times N]") from error
        return fault
