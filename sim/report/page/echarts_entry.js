// The parts of Apache ECharts that the report draws with; README.md says how the bundle is made.
export { init } from "echarts/core";
import { use } from "echarts/core";
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([
    BarChart, CustomChart, LineChart, ScatterChart,
    AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer
]);
