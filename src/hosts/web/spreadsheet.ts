/** The embedded spreadsheet: Univer with what the page needs of it, in one element of the page. */
import {
  ICommandService,
  InterceptorEffectEnum,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  Univer,
  mergeLocales,
  type IDisposable,
  type IWorkbookData,
  type Plugin,
  type PluginCtor,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import {
  ConditionalFormattingRuleModel,
  UniverSheetsConditionalFormattingPreset,
} from '@univerjs/preset-sheets-conditional-formatting';
import formattingInEnglish from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import formattingInChinese from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import {
  CalculationMode,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
  UniverSheetsCorePreset,
  type FWorkbook,
} from '@univerjs/preset-sheets-core';
import sheetsInEnglish from '@univerjs/preset-sheets-core/locales/en-US';
import sheetsInChinese from '@univerjs/preset-sheets-core/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import type { Language } from '../../sentences';
import { luggageOf } from './book';
import { Edits } from './edits';
import { compareCellsInLookups } from './wildcards';

/** A calculation of a workbook of final accounts takes a fraction of a second; a user's own may take long. */
const CALCULATION_MS_MAX = 60_000;

const LOCALES: Readonly<Record<Language, LocaleType>> = { 'zh-CN': LocaleType.ZH_CN, 'en-US': LocaleType.EN_US };

export class Spreadsheet {
  readonly edits: Edits;
  private remarksShown: IDisposable | undefined;

  private constructor(
    private readonly univer: Univer,
    readonly api: FUniver,
    readonly commands: ICommandService,
  ) {
    this.edits = new Edits(commands);
  }

  /** Starts the spreadsheet in an element, which it fills. */
  static start(container: HTMLElement, language: Language): Spreadsheet {
    compareCellsInLookups();
    const univer = new Univer({
      locale: LOCALES[language],
      locales: {
        [LocaleType.ZH_CN]: mergeLocales(sheetsInChinese, formattingInChinese),
        [LocaleType.EN_US]: mergeLocales(sheetsInEnglish, formattingInEnglish),
      },
      logLevel: LogLevel.ERROR,
    });
    const presets = [
      UniverSheetsCorePreset({
        container,
        ribbonType: 'simple',
        formula: { initialFormulaComputing: CalculationMode.FORCED },
        sheets: { disableForceStringAlert: true, disableForceStringMark: true },
        disableTextFormatAlert: true,
        disableTextFormatMark: true,
        // The page has its own pane beside the sheet, which has the keyboard first.
        disableAutoFocus: true,
      }),
      UniverSheetsConditionalFormattingPreset(),
    ];
    for (const plugin of presets.flatMap((preset) => preset.plugins)) {
      const [type, options] = (Array.isArray(plugin) ? plugin : [plugin, undefined]) as [PluginCtor<Plugin>, object?];
      univer.registerPlugin(type, options);
    }
    const api = FUniver.newAPI(univer);
    return new Spreadsheet(univer, api, univer.__getInjector().get(ICommandService));
  }

  /** Words the spreadsheet's own buttons and menus in another language. */
  speak(language: Language): void {
    this.univer.setLocale(LOCALES[language]);
  }

  /** The conditional formats of the workbook that is shown. */
  get rules(): ConditionalFormattingRuleModel {
    return this.univer.__getInjector().get(ConditionalFormattingRuleModel);
  }

  /** Shows a workbook in place of the one before; resolves once it is drawn and calculated. */
  async show(data: IWorkbookData): Promise<FWorkbook> {
    const before = this.api.getActiveWorkbook();
    if (before) this.api.disposeUnit(before.getId());
    const workbook = this.api.createWorkbook(data);
    // Univer has these parts from the first workbook on.
    this.remarksShown ??= markCellsWithRemarks(this.univer.__getInjector().get(SheetInterceptorService));
    await this.univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
    await this.afterCalculation();
    this.edits.forget();
    return workbook;
  }

  /** Resolves when what was changed last has been calculated. */
  async calculated(): Promise<void> {
    if (!this.edits.uncalculated) return;
    await this.afterCalculation();
    this.edits.uncalculated = false;
  }

  /** Calculates everything anew. */
  async recalculate(): Promise<void> {
    this.api.getFormula().executeCalculation();
    await this.afterCalculation();
  }

  dispose(): void {
    this.edits.dispose();
    this.univer.dispose();
  }

  private async afterCalculation(): Promise<void> {
    await this.api.getFormula().onCalculationResultApplied(CALCULATION_MS_MAX);
  }
}

/** A corner of a cell with a remark is coloured, as in Excel. */
function markCellsWithRemarks(interceptors: SheetInterceptorService): IDisposable {
  return interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'juesuan-remarks',
    effect: InterceptorEffectEnum.Style,
    handler: (cell, location, next) => {
      const { note, remark } = luggageOf(location.rawData);
      if (note === undefined && remark === undefined) return next(cell);
      return next({ ...cell, markers: { ...cell?.markers, tr: { color: REMARK_COLOR, size: REMARK_PX } } });
    },
  });
}

const REMARK_COLOR = '#C00000';
const REMARK_PX = 6;
