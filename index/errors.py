"""The one error tree. A message names the thing at fault and the mend."""


class ReformQAError(Exception):
    """Root of every error that this program raises on purpose."""


class SourceError(ReformQAError):
    """An input file cannot be read as an article."""


class IndexStateError(ReformQAError):
    """An index folder is missing, damaged, or was built with something else."""


class NoArticleError(IndexStateError):
    """An index that is well holds no article of the id that was asked for."""


class IndexBusyError(IndexStateError):
    """Another program is writing the index; trying again in a while helps."""


class WeightsError(ReformQAError):
    """Model weights are missing, incomplete or not the ones expected."""


class GeneratorError(ReformQAError):
    """The language model cannot be started or failed while answering."""


class BusyError(ReformQAError):
    """More questions wait for the language model than may; asking again in a while helps."""


class SettingsError(ReformQAError):
    """A setting has an unknown name or an impossible value."""


class GoldError(ReformQAError):
    """A gold question file has faults; the message lists all of them."""


class MissingExtraError(ReformQAError):
    """An optional package is not installed; the message holds the command that installs it."""
