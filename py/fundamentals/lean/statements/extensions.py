"""What a file may hand to whoever imports it besides its constants (see `registered.py`).

Some entries of Lean's extensions are programs that Lean runs over the text of later files, and a
program can do anything there. So each extension that may have entries is listed, and what notations
register is looked into: symbols, parsers, and every constant and every text that the functions
behind them mention. The lint looks for the same in the sources, but reads words only; this is what
Lean made of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from fundamentals.base.problem import Problem
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.registered import MACROS, META, PARSERS, UNEXPANDERS, Registered
from fundamentals.lean.sources.modules import file_of
from fundamentals.lean.sources.notations import NOTATIONS, SEPARATORS

__all__ = ["check", "faults"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OF_NOTATIONS = {PARSERS, MACROS, UNEXPANDERS, *META}
# What Lean notes of each declaration and file by itself; the code of definitions, which nothing
# runs; and what attributes and commands say of declarations: names, terms that were proved, flags.
_DATA = _words(
    """
    Lean.auxRecExt Lean.declRangeExt Lean.docStringExt Lean.extraModUses Lean.indirectModUseExt
    Lean.isExtraRevModUseExt Lean.namespacesExt Lean.noConfusionExt Lean.noncomputableExt
    Lean.projectionFnInfoExt Lean.protectedExt recExt sineQueNon symbolFrequency
    Lean.Elab.Structural.eqnInfoExt Lean.Elab.WF.eqnInfoExt
    Lean.Meta.Match.Extension.extension Lean.Meta.completionBlackListExt Lean.Meta.congrKindsExt
    Lean.Meta.funIndInfoExt
    _private.Lean.AddDecl.0.Lean.privateConstKindsExt
    _private.Lean.AuxRecursor.0.Lean.sparseCasesOnExt
    _private.Lean.Compiler.ModPkgExt.0.Lean.modPkgExt
    _private.Lean.DocString.Extension.0.Lean.inheritDocStringExt
    _private.Lean.DocString.Extension.0.Lean.moduleDocExt
    _private.Lean.Structure.0.Lean.structureExt

    Lean.IR.declMapExt Lean.Compiler.inlineAttrs Lean.Compiler.LCNF.baseExt
    Lean.Compiler.LCNF.monoExt Lean.Compiler.LCNF.Specialize.specCacheExt
    Lean.Compiler.LCNF.specExtension Lean.Compiler.LCNF.UnreachableBranches.functionSummariesExt

    Lean.aliasExtension Lean.classExtension Lean.defeqAttr reducibilityCore reducibilityExtra
    Lean.Elab.Term.elabAsElim Lean.Meta.Ext.extExtension Lean.Meta.Grind.grindExt
    Lean.Meta.Grind.normExt Lean.Meta.globalInstanceExtension Lean.Meta.instanceExtension
    Lean.Meta.simpExtension
    """
)

# All that a quotation comes to: it matches a node, and builds others from literal names.
_CONSTANTS = _words(
    """
    Lean.Macro Lean.MacroM Lean.MacroScope Lean.Macro.Context Lean.Macro.Exception Lean.Macro.State
    Lean.Macro.Exception.unsupportedSyntax Lean.Macro.instMonadQuotationMacroM
    Lean.Macro.instMonadRefMacroM Lean.MonadQuotation.getContext Lean.MonadQuotation.toMonadRef
    Lean.MonadQuotation.getCurrMacroScope Lean.MonadRef.mkInfoFromRefPos Lean.addMacroScope
    Lean.withRef Lean.PrettyPrinter.UnexpandM Lean.PrettyPrinter.Unexpander
    Lean.PrettyPrinter.instMonadQuotationUnexpandM
    Lean.Name Lean.Name.anonymous Lean.Name.mkStr1 Lean.Name.mkStr2 Lean.Name.mkStr3
    Lean.Name.mkStr4 Lean.SourceInfo Lean.Syntax Lean.Syntax.Preresolved
    Lean.Syntax.Preresolved.decl Lean.Syntax.Preresolved.namespace Lean.Syntax.atom
    Lean.Syntax.getArg Lean.Syntax.ident Lean.Syntax.isOfKind Lean.Syntax.matchesNull
    Lean.Syntax.node Lean.Syntax.node1 Lean.Syntax.node2 Lean.Syntax.node3 Lean.Syntax.node4
    Lean.Syntax.node5 Lean.SyntaxNodeKind Lean.TSyntax Lean.TSyntax.mk Lean.TSyntax.raw
    String String.toRawSubstring' Array.mkArray0 List.cons List.nil Nat OfNat.ofNat instOfNatNat
    Bool Bool.true Bool.false Bool.or cond Eq ite instDecidableEqBool Unit Unit.unit PUnit
    Applicative.toPure Bind.bind Functor.map Monad.toBind Pure.pure MonadExcept.throw
    EStateM EStateM.instMonad EStateM.instMonadExceptOfOfBacktrackable EStateM.nonBacktrackable
    ReaderT.instApplicativeOfMonad ReaderT.instFunctorOfMonad ReaderT.instMonad
    ReaderT.instMonadExceptOf instMonadExceptOfMonadExceptOf
    """
)
# The kinds of syntax that it may build: application, `fun`, brackets, `:`; and names.
_TEXTS = _words(
    """
    ( ) : => Lean Parser Term app basicFun checkNoWsBefore fun group hygieneInfo hygienicLParen
    ident null term typeAscription
    """
) | {""}
_LEANS_OWN = frozenset("$()_") | SEPARATORS  # symbols that Lean has anyway
_PARSER_TYPES = ("Lean.ParserDescr", "Lean.TrailingParserDescr")


def faults(module: str, found: Registered, declared: Collection[str]) -> Iterator[str]:
    """What a module registers that it may not.

    Args:
        module: its name.
        found: its entries.
        declared: the names that its source declares.
    """
    symbols = {symbol for symbol, notation in NOTATIONS.items() if notation.module == module}
    for extension in found.extensions:
        if extension not in _DATA and not (symbols and extension in _OF_NOTATIONS):
            yield f"it has entries of {extension}, which is not among what a file may register"
    if not symbols:
        return
    for symbol in found.symbols:
        if symbol not in symbols | _LEANS_OWN:
            yield f"it makes {symbol} a symbol, which is not agreed on (notations.py)"
    for category in found.categories:
        yield f"it declares {category}, a category of syntax"
    for parser in found.parsers:
        if parser.category != "term" or parser.type not in _PARSER_TYPES:
            yield f"{parser.name}, of type {parser.type}, parses {parser.category}"
    own = {parser.name for parser in found.parsers}
    for macro in found.macros:
        if macro.key not in own:
            yield f"{macro.function} rewrites {macro.key}, which is not a notation of this file"
    known = {part for name in (*declared, *own, module) for part in name.split(".")}
    texts = known | _TEXTS | symbols
    for program in (*found.macros, *found.unexpanders):
        if program.constants is None:
            yield f"{program.function} runs on {program.key}, and is not defined here"
            continue
        for constant in sorted(program.constants - _CONSTANTS):
            yield f"{program.function} uses {constant}: a notation is one quotation"
        for text in sorted(program.texts):
            if not all(part in texts for part in text.strip().split(".")):
                yield f"{program.function} builds syntax from the text {text!r}"
    runs = own.union(p.function for p in (*found.macros, *found.unexpanders))
    for name in found.meta:
        if name not in runs:
            yield f"{name} is a program, and no notation's"


def check(library: Library) -> list[Problem]:
    """What the modules of a library register that they may not."""
    written: dict[str, list[str]] = defaultdict(list)
    for declaration in library.declarations.values():
        if not declaration.is_auxiliary:
            written[declaration.module].append(declaration.name)
    return [
        Problem(module, "registers", message, file_of(module, Path("lean")), 1, 0)
        for module, found in library.registered.items()
        for message in faults(module, found, written[module])
    ]
